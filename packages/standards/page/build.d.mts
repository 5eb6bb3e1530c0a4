/** The page as one HTML file. */
export function buildPage(): Promise<string>;
