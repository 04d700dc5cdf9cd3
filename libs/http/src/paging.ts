import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ProblemException } from './problem/problem-exception';

/** `?cursor=&limit=` of every list; extend it with the list's own filters. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'the `next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

/** A page of a list; `next` is null on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export const limitOf = (query: PageQuery): number => query.limit ?? 50;

/**
 * The sort values of the last row shown, as the list put them in; undefined on the first page.
 * @throws ProblemException 400 `PAGING.CURSOR_INVALID`
 */
export function afterOf(query: PageQuery, width = 1): readonly string[] | undefined {
  if (query.cursor === undefined || query.cursor === '') return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(query.cursor, 'base64url').toString());
    if (
      Array.isArray(values) &&
      values.length === width &&
      values.every((value) => typeof value === 'string')
    ) {
      return values;
    }
  } catch {
    // not JSON: the same answer as JSON of another shape
  }
  throw new ProblemException(400, 'PAGING.CURSOR_INVALID', { detail: 'use the `next` of the page before' });
}

/**
 * Cuts a page out of `limit + 1` rows, which tell whether there is another one.
 * @param sortValuesOf what the list is ordered by, unique over all rows
 */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  sortValuesOf: (row: T) => readonly string[],
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items[items.length - 1];
  const more = rows.length > limit && last !== undefined;
  return { items, next: more ? Buffer.from(JSON.stringify(sortValuesOf(last))).toString('base64url') : null };
}
