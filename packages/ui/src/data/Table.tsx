/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-redundant-roles -- see the comment on Table */
import { Table as Ams } from '../design-system.ts';
import type { ReactNode } from 'react';

export type Column<Row> = {
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers. */
  align?: 'end' | undefined;
  /** The cell that names the row; the first column unless said otherwise. */
  isRowHeader?: boolean | undefined;
};

export type TableProps<Row> = {
  caption: string;
  /** Still read out: for a table right under a heading with the same words. */
  isCaptionHidden?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

/**
 * The design system's table without its scroll box (an extra tab stop, and nothing scrolls here): in less than 36rem
 * each row becomes a small card. The roles are spelled out because `display: block` takes them away in some browsers.
 */
export function Table<Row>({ caption, isCaptionHidden = false, columns, rows, rowKey }: TableProps<Row>) {
  const headerIndex = Math.max(
    0,
    columns.findIndex((column) => column.isRowHeader),
  );
  return (
    <div className="kp-table">
      <table className="ams-table__table" role="table">
        <Ams.Caption {...(isCaptionHidden && { className: 'ams-visually-hidden' })}>{caption}</Ams.Caption>
        <Ams.Header role="rowgroup">
          <Ams.Row role="row">
            {columns.map(({ header, align }) => (
              <Ams.HeaderCell key={header} scope="col" role="columnheader" {...(align && { align })}>
                {header}
              </Ams.HeaderCell>
            ))}
          </Ams.Row>
        </Ams.Header>
        <Ams.Body role="rowgroup">
          {rows.map((row) => (
            <Ams.Row key={rowKey(row)} role="row">
              {columns.map(({ header, cell, align }, index) =>
                index === headerIndex ? (
                  <Ams.HeaderCell key={header} scope="row" role="rowheader" {...(align && { align })}>
                    {cell(row)}
                  </Ams.HeaderCell>
                ) : (
                  <Ams.Cell key={header} role="cell" data-label={header} {...(align && { align })}>
                    {cell(row)}
                  </Ams.Cell>
                ),
              )}
            </Ams.Row>
          ))}
        </Ams.Body>
      </table>
    </div>
  );
}
