import { Button as AmsButton } from '../design-system.ts';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Icon, type IconName } from '../icons/Icon.tsx';

/** filled: the one thing to do on this screen. outlined: also possible. plain: away from here. pause and danger: P7. */
export type ButtonVariant =
  'filled' | 'outlined' | 'plain' | 'pause' | 'danger' | 'danger-outlined' | 'pause-outlined';

const amsVariant = {
  filled: 'primary',
  outlined: 'secondary',
  plain: 'tertiary',
  pause: 'primary',
  danger: 'primary',
  'danger-outlined': 'secondary',
  'pause-outlined': 'secondary',
} as const satisfies Record<ButtonVariant, string>;

export type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'className' | 'disabled'> & {
  variant?: ButtonVariant | undefined;
  icon?: IconName | undefined;
  /** At work: says so, keeps its place and focus, and ignores further presses. */
  busy?: boolean | undefined;
  busyLabel?: string | undefined;
  disabled?: boolean | undefined;
  children: ReactNode;
};

export function Button({
  variant = 'outlined',
  icon,
  busy = false,
  busyLabel = 'Bezig…',
  disabled = false,
  onClick,
  type = 'button',
  children,
  ...rest
}: ButtonProps) {
  return (
    <AmsButton
      {...rest}
      type={busy ? 'button' : type}
      variant={amsVariant[variant]}
      className={`kp-button kp-button--${variant}`}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {busy ? <span className="kp-spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{busy ? busyLabel : children}</span>
    </AmsButton>
  );
}
