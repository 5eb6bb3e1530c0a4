import { Accordion as Ams } from '../design-system.ts';
import type { ReactNode } from 'react';

export type AccordionSection = {
  title: string;
  /** 'Samenwerkingsverband (1)'. */
  count?: number | undefined;
  isOpen?: boolean | undefined;
  children: ReactNode;
};

/** Lists that open: one section per category. Arrow keys walk over the headings. */
export function Accordion({
  sections,
  headingLevel = 3,
}: {
  sections: readonly AccordionSection[];
  headingLevel?: 2 | 3 | 4;
}) {
  return (
    <Ams headingLevel={headingLevel} className="kp-accordion" sectionAs="div">
      {sections.map(({ title, count, isOpen = false, children }) => (
        <Ams.Section
          key={title}
          label={count === undefined ? title : `${title} (${count})`}
          defaultExpanded={isOpen}
        >
          {children}
        </Ams.Section>
      ))}
    </Ams>
  );
}
