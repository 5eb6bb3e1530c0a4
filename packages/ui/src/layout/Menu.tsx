import { useEffect, useId, useRef, useState } from 'react';
import { RouteLink } from '../actions/links.tsx';
import { Icon } from '../icons/Icon.tsx';

export type MenuItem = { label: string; to: string } | { label: string; items: readonly MenuItem[] };

/** A disclosure, not role="menu": its items are links, which Tab must reach. Arrows, Home, End and Escape work too. */
export function Menu({ items, pathname }: { items: readonly MenuItem[]; pathname: string }) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (!root.current?.contains(document.activeElement)) return;
      if (event.key === 'Escape') {
        setOpen(false);
        button.current?.focus();
        return;
      }
      const next = findStop(root.current, event.key);
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [isOpen]);

  return (
    <div className="kp-menu" ref={root}>
      <button
        ref={button}
        type="button"
        className="kp-header-button"
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'cross' : 'menu'} />
        Menu
      </button>
      <nav id={panelId} className="kp-menu__panel" aria-label="Hoofdmenu" hidden={!isOpen}>
        <MenuList items={items} pathname={pathname} onChoose={() => setOpen(false)} />
      </nav>
    </div>
  );
}

/** Finds the link or button to which an arrow, Home or End leads. */
function findStop(root: HTMLElement, key: string): HTMLElement | undefined {
  const stops = [...root.querySelectorAll<HTMLElement>('a, button')].filter((stop) => stop.checkVisibility());
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[key];
  return next === undefined ? undefined : stops[Math.max(0, Math.min(next, stops.length - 1))];
}

type MenuListProps = { items: readonly MenuItem[]; pathname: string; onChoose: () => void };

function MenuList({ items, pathname, onChoose }: MenuListProps) {
  return (
    <ul className="kp-menu__list">
      {items.map((item) => (
        <li key={item.label}>
          {'items' in item ? (
            <MenuGroup label={item.label} items={item.items} pathname={pathname} onChoose={onChoose} />
          ) : (
            <RouteLink to={item.to} className="kp-menu__item" onClick={onChoose}>
              {item.label}
            </RouteLink>
          )}
        </li>
      ))}
    </ul>
  );
}

function MenuGroup({ label, items, pathname, onChoose }: MenuListProps & { label: string }) {
  const [isOpen, setOpen] = useState(() => hasPage(items, pathname));
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="kp-menu__item"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
        <Icon name="chevron" />
      </button>
      <div id={id} className="kp-menu__sub" hidden={!isOpen}>
        <MenuList items={items} pathname={pathname} onChoose={onChoose} />
      </div>
    </>
  );
}

function hasPage(items: readonly MenuItem[], pathname: string): boolean {
  return items.some((item) =>
    'items' in item ? hasPage(item.items, pathname) : item.to !== '/' && pathname.startsWith(item.to),
  );
}
