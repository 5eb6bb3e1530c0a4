/** The headers of HTTP that UWLR looks at: media type, charset and compression. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Names are compared without regard to case: Node gives lower case, other servers may not. */
export function findHeader(headers: Headers, name: string): string | undefined {
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() === name) return Array.isArray(value) ? value.join(',') : value;
  }
  return undefined;
}

/** SOAP 1.2 is let in, so that its sender gets a VersionMismatch that it understands. */
export function isXmlMediaType(contentType: string | undefined): boolean {
  return contentType === undefined || /^\s*(text|application)\/(soap\+)?xml\s*(;|$)/i.test(contentType);
}

/** The charset that a Content-Type names: it goes before what the XML declares. */
export function findCharset(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1];
}

/** `gzip`, `gzip;q=0.5`, `*`: yes. `gzip;q=0`: no. */
export function acceptsGzip(acceptEncoding: string | undefined): boolean {
  for (const part of (acceptEncoding ?? '').split(',')) {
    const [name = '', ...parameters] = part.split(';').map((s) => s.trim().toLowerCase());
    if (name !== 'gzip' && name !== 'x-gzip' && name !== '*') continue;
    return !parameters.some((p) => /^q=0(\.0*)?$/.test(p));
  }
  return false;
}

/** The compressions that a request may have; PHP sends `deflate` too. */
export const isCompressed = (encoding: string): boolean => ['gzip', 'x-gzip', 'deflate'].includes(encoding);
