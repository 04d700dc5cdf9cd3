import type { Letter } from './mailbox';

/** What was sent and not answered, by what it is about: to be sent again, under the same ids, when nobody knows of it. */
export class Ledger {
  private readonly open = new Map<string, Letter[]>();

  note(about: string, letter: Letter): void {
    const letters = this.open.get(about);
    if (letters) letters.push(letter);
    else this.open.set(about, [letter]);
  }

  answered(about: string): void {
    this.open.delete(about);
  }

  /** In the order in which it was sent. */
  unanswered(): Letter[] {
    return [...this.open.values()].flat();
  }
}
