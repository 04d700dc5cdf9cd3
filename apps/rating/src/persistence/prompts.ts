import { Injectable } from '@nestjs/common';
import { Reader, type UnitOfWork } from '@huiying/messaging';
import type { Prompt } from '../prompt/prompt';
import { prompts } from './stores';

/** Prompts to rate, one for each matter. */
@Injectable()
export class Prompts {
  constructor(private readonly reader: Reader) {}

  find(unit: UnitOfWork, promptId: string): Promise<Prompt | undefined> {
    return unit.find(prompts, promptId);
  }

  save(unit: UnitOfWork, prompt: Prompt): void {
    unit.save(prompts, prompt.promptId, prompt);
  }

  /** Oldest first. @param after instant and id of the last row shown */
  async page(jurisdiction: string | undefined, limit: number, after?: readonly string[]): Promise<Prompt[]> {
    const [at, id] = after ?? [];
    const rows = await this.reader.query<{ doc: Prompt }>(
      `select doc from rating_prompt
        where ($1::text is null or jurisdiction = $1)
          and ($2::bigint is null or (asked_at, id) > ($2::bigint, $3))
        order by asked_at, id limit $4`,
      [jurisdiction ?? null, at ?? null, id ?? null, limit],
    );
    return rows.map(({ doc }) => doc);
  }
}
