/** The one-time token of a link in a mail. It stands behind `#`, which no browser sends to any server. */
export const readToken = (): string => location.hash.slice(1);

/** Out of the address bar, where a screenshot or the history would keep it. */
export const clearToken = (): void => history.replaceState(history.state, '', location.pathname);
