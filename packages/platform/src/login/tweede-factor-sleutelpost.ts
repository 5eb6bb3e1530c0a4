import type { Geheimen } from '../geheimen/geheimen.ts';
import { kolomPost, type Wisselpost } from '../geheimen/wissel.ts';
import { contextOfGeheim } from './tweede-factor.service.ts';

/** The secrets of authenticator apps, for `sleutels wissel`. */
export const tweedeFactorPost = (geheimen: Geheimen): Wisselpost =>
  kolomPost(geheimen, {
    tabel: 'tweede_factoren',
    sleutel: 'gebruiker_id',
    kolom: 'geheim',
    context: contextOfGeheim,
  });
