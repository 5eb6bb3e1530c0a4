import { useLocation } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { RouteLink } from '../actions/links.tsx';
import { Icon } from '../icons/Icon.tsx';

export type MenuItem = { label: string; to: string } | { label: string; items: readonly MenuItem[] };

/** A disclosure, not role="menu": its items are links, and Tab must reach them. Arrows, Home, End and Escape help out. */
export function Menu({ items }: { items: readonly MenuItem[] }) {
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();

  useEffect(() => setOpen(false), [pathname]);

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) {
      setOpen(false);
      button.current?.focus();
      return;
    }
    const stops = [...(root.current?.querySelectorAll<HTMLElement>('a, button') ?? [])].filter((stop) =>
      stop.checkVisibility(),
    );
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
    if (next === undefined || !isOpen) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(next, stops.length - 1))]?.focus();
  };

  return (
    <div className="kp-menu" ref={root} onKeyDown={onKeyDown}>
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
