import { useMemo, type ReactNode } from 'react';
import { ChartCard } from './chart-card';
import { onPaper, type Look, type ReportSection } from './report-section';
import { useLook } from './use-look';

interface SectionCardProps {
  /** Makes the section for the window, and for paper; must be the same function for the same report. */
  readonly describe: (look: Look) => ReportSection;
  /** Stands above the chart, where the section is one of several that can be chosen. */
  readonly title?: string;
  /** What is chosen about the section, beside its title. */
  readonly choices?: ReactNode;
}

/** A section of the report on the screen; saved as PDF it has the colours of paper. */
export function SectionCard({ describe, title, choices }: SectionCardProps) {
  const look = useLook();
  const section = useMemo(() => describe(look), [describe, look]);
  return (
    <ChartCard {...section} title={title ?? section.title} choices={choices} onPaper={() => describe(onPaper(look))} />
  );
}
