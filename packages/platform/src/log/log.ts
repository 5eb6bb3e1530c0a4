import { pino, type Logger } from 'pino';

export type Log = Logger;

/**
 * Structured log lines for operators. Never hand it an object that holds a person: requests are logged by route
 * pattern (not by URL, whose parameters may identify someone) and headers and bodies not at all.
 */
export function createLog(options: {
  name: string;
  level?: string;
  /** Standard output, unless a test listens. */
  write?: (line: string) => void;
}): Log {
  const settings = {
    name: options.name,
    level: options.level ?? 'info',
    base: { app: options.name },
    redact: {
      paths: ['req.headers', '*.verificatiecode', '*.autorisatiesleutel', '*.klantcode', '*.password'],
      remove: true,
    },
  };
  return options.write ? pino(settings, { write: options.write }) : pino(settings);
}
