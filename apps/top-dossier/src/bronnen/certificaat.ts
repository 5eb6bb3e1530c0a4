/**
 * The client certificate by which TOP dossier proves to a bron who it is, for a bron that asks for one beside the klantcode.
 * It comes as PEM (certificate and private key in one file) or as PKCS#12, and is kept encrypted, as the klantcode is.
 */
import { X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';

/** As it is kept: the text of a PEM file, or a PKCS#12 file in base64. */
export type Certificaat = { pem: string; wachtwoord?: string } | { p12: string; wachtwoord?: string };

/** What may be shown of it. */
export type CertificaatInfo = { houder: string; geldigTot: Date };

export type CertificaatUitkomst =
  | { kind: 'gelezen'; certificaat: Certificaat; info: CertificaatInfo }
  | { kind: 'ongeldig'; melding: string };

/** Binds the encrypted certificate to its row and column. */
export const certificaatContext = (id: string): string => `bronnen:${id}:certificaat`;

/** For the client of UWLR. */
export function toTls(certificaat: Certificaat) {
  const passphrase = certificaat.wachtwoord === undefined ? {} : { passphrase: certificaat.wachtwoord };
  return 'pem' in certificaat
    ? { cert: certificaat.pem, key: certificaat.pem, ...passphrase }
    : { pfx: Buffer.from(certificaat.p12, 'base64'), ...passphrase };
}

/** Tries it as a connection would, so that what is wrong is said when it is set and not at night. */
export function parseCertificaat(
  bytes: Buffer,
  wachtwoord: string | undefined,
  now: Date,
): CertificaatUitkomst {
  const isPem = bytes.includes('-----BEGIN ');
  const secret = wachtwoord === undefined ? {} : { wachtwoord };
  const certificaat: Certificaat = isPem
    ? { pem: bytes.toString('latin1'), ...secret }
    : { p12: bytes.toString('base64'), ...secret };
  if (isPem && !bytes.includes('-----BEGIN CERTIFICATE-----')) return ongeldig(GEEN_CERTIFICAAT);
  if (isPem && !/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(bytes.toString('latin1')))
    return ongeldig(GEEN_SLEUTEL);
  try {
    const found = new X509Certificate(readOwn(certificaat));
    const info = { houder: findHouder(found), geldigTot: new Date(found.validTo) };
    return info.geldigTot <= now ? ongeldig(VERLOPEN) : { kind: 'gelezen', certificaat, info };
  } catch (error) {
    return ongeldig(explain(error as Error, wachtwoord));
  }
}

/** Our own certificate, not those of the authorities beside it. */
function readOwn(certificaat: Certificaat): string | Buffer {
  const { context } = createSecureContext(toTls(certificaat)) as SecureContext & {
    context: { getCertificate(): Buffer | null };
  };
  const own = context.getCertificate();
  if (own === null) throw new Error('no certificate');
  return own;
}

/** `CN=top,O=…` in one line. */
const findHouder = ({ subject }: X509Certificate): string =>
  subject
    .split('\n')
    .find((part) => part.startsWith('CN='))
    ?.slice(3) ?? subject.replaceAll('\n', ', ');

const ongeldig = (melding: string): CertificaatUitkomst => ({ kind: 'ongeldig', melding });

const GEEN_CERTIFICAAT =
  'In dit bestand staat geen certificaat. Zet certificaat en privésleutel samen in één PEM-bestand, of geef een PKCS#12-bestand (.p12).';
const GEEN_SLEUTEL =
  'In dit bestand staat geen privésleutel. Zet certificaat en privésleutel samen in één PEM-bestand, of geef een PKCS#12-bestand (.p12).';
const VERLOPEN = 'Dit certificaat is verlopen. Vraag een nieuw aan bij de leverancier van ESIS.';

/** The codes and words of OpenSSL. */
function explain({ message }: Error, wachtwoord: string | undefined): string {
  if (/key values mismatch/.test(message)) {
    return 'De privésleutel in dit bestand hoort niet bij het certificaat. Zet de twee die bij elkaar horen in één bestand.';
  }
  if (
    /mac verify failure|bad decrypt|bad password|interrupted or cancelled|empty password|no start line/i.test(
      message,
    )
  ) {
    return wachtwoord === undefined
      ? 'Dit bestand heeft een wachtwoord. Geef het met --wachtwoord-stdin.'
      : 'Het wachtwoord hoort niet bij dit bestand.';
  }
  if (/unsupported/i.test(message)) {
    return 'Dit bestand is op een oude manier versleuteld, of beschadigd. Laat het opnieuw maken (met openssl pkcs12 -export, zonder -legacy).';
  }
  return 'Dit is geen certificaat dat TOP dossier kan lezen. Geef certificaat en privésleutel in één PEM-bestand, of een PKCS#12-bestand (.p12).';
}
