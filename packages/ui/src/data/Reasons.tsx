import { Icon } from '../icons/Icon.tsx';

/** Names, each with what it is for. */
export function ReasonList({ rows }: { rows: readonly { name: string; reason: string }[] }) {
  return (
    <dl className="kp-reasons">
      {rows.map(({ name, reason }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{reason}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What does not happen, each with a cross. */
export function NeverList({ items }: { items: readonly string[] }) {
  return (
    <ul className="kp-never">
      {items.map((item) => (
        <li key={item}>
          <Icon name="cross" />
          <span>{item}</span>
        </li>
      ))}
    </ul>
  );
}
