import { networkProblem, parseProblem } from './api-problem.ts';
import { isSignedOut, redirectToLogin } from './create-api.ts';

export type UploadOptions = {
  method?: 'POST' | 'PUT' | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  /** 0…1 while the bytes leave this computer. */
  onProgress?: ((fraction: number) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** As in createApi: a 401 sends the user there. */
  loginPath?: string | undefined;
};

/** Sends a file as the raw body, by XMLHttpRequest: fetch does not report how much has been sent. */
export function uploadFile<Answer = unknown>(
  url: string,
  file: File,
  options: UploadOptions = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(options.method ?? 'POST', url);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('accept', 'application/json, application/problem+json');
    for (const [name, value] of Object.entries(options.headers ?? {})) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve((request.responseText ? JSON.parse(request.responseText) : undefined) as Answer);
        return;
      }
      const problem = parseProblem(request.status, request.responseText);
      if (isSignedOut(problem)) redirectToLogin(options.loginPath, options.method ?? 'POST');
      reject(problem);
    };
    request.onerror = () => reject(networkProblem());
    request.onabort = () => reject(new DOMException('upload aborted', 'AbortError'));
    options.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
