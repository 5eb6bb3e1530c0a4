import { Hidden } from './Hidden.tsx';

const LINKS = [
  { page: '', label: 'Handleiding' },
  { page: 'hulp', label: 'Hulp en contact' },
  { page: 'privacy', label: 'Privacy' },
  { page: 'toegankelijkheid', label: 'Toegankelijkheid' },
] as const;

/** The manual opens in a tab of its own, because a form on this page may be half filled in. */
export function Footer() {
  return (
    <footer className="kp-footer">
      <nav aria-label="Over deze toepassing">
        <ul>
          {LINKS.map(({ page, label }) => (
            <li key={page}>
              <a className="ams-link" href={`/handleiding/${page}`} target="_blank" rel="noopener">
                {label}
                <Hidden> (opent in een nieuw tabblad)</Hidden>
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}
