export function serializeWsdl(_options: { location: string }): string {
  throw new Error('not built yet');
}
