/** Reads the one-time token of a link in a mail. It stands after `#`, which browsers never send to a server. */
export const readToken = (): string => location.hash.slice(1);

/** Removes the token from the address bar, where a screenshot or the history would keep it. */
export const clearToken = (): void => history.replaceState(history.state, '', location.pathname);
