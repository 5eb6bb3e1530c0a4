import { useEffect, useState } from 'react';
import { Button } from './Button.tsx';

export type CopyButtonProps = {
  /** The text to copy; a function when it is known only at the press. */
  text: string | (() => string);
  label?: string | undefined;
  variant?: 'outlined' | 'plain' | 'filled' | undefined;
  disabled?: boolean | undefined;
  onCopied?: (() => void) | undefined;
};

type CopyState = 'rust' | 'gekopieerd' | 'mislukt';

export function CopyButton({
  text,
  label = 'Kopieer',
  variant = 'outlined',
  disabled = false,
  onCopied,
}: CopyButtonProps) {
  const [state, setState] = useState<CopyState>('rust');

  useEffect(() => {
    if (state === 'rust') return;
    const timer = setTimeout(() => setState('rust'), 4000);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    const isDone = await writeClipboard(typeof text === 'function' ? text() : text);
    setState(isDone ? 'gekopieerd' : 'mislukt');
    if (isDone) onCopied?.();
  };

  return (
    <>
      <Button
        variant={variant}
        icon={state === 'gekopieerd' ? 'check' : 'copy'}
        disabled={disabled}
        onClick={() => void copy()}
      >
        {state === 'gekopieerd' ? 'Gekopieerd' : label}
      </Button>
      <output className={state === 'mislukt' ? 'kp-small' : 'ams-visually-hidden'}>
        {state === 'gekopieerd' && 'Gekopieerd'}
        {state === 'mislukt' &&
          'Kopiëren lukt niet in deze browser. Selecteer de tekst en kopieer met Ctrl+C.'}
      </output>
    </>
  );
}

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard API outside https and localhost: schools do open an intranet address over http.
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'ams-visually-hidden';
    document.body.append(area);
    area.select();
    const isDone = document.execCommand('copy');
    area.remove();
    return isDone;
  }
}
