import { findVandaag, formatDatum, formatMoment, Track } from '@koppelpunt/ui';
import { useMay } from '../vestigingen/useMay.ts';
import type { Koppeling } from './koppelingen.ts';
import { listSteps, type KoppelingStep } from './track.ts';

export function KoppelingTrack({ koppeling }: { koppeling: Koppeling }) {
  const isManager = useMay()('koppelingen beheren');
  const steps = listSteps(koppeling, { isManager, vandaag: findVandaag() });
  if (!steps) return null;
  return (
    <Track
      label={`Voortgang van ${koppeling.naam}`}
      steps={steps.map((step) => ({ ...step, who: describeWie(step) }))}
    />
  );
}

function describeWie({ wie, op, vanaf }: KoppelingStep): string {
  const wanneer = op ? formatMoment(op) : vanaf && `op zijn vroegst ${formatDatum(vanaf)}`;
  return [wie, wanneer].filter(Boolean).join(', ');
}
