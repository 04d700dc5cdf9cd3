import { Injectable } from '@nestjs/common';
import { Reader, Sealing, ref, type Store, type UnitOfWork } from '@huiying/messaging';
import type { SealedTextList } from './stores';

/** What persons wrote about a thing, oldest first, each sealed by the key of the deployment. */
@Injectable()
export class SealedTexts {
  constructor(
    private readonly reader: Reader,
    private readonly sealing: Sealing,
  ) {}

  async add(unit: UnitOfWork, store: Store<SealedTextList>, id: string, text: object): Promise<void> {
    const before = await unit.find(store, id);
    const sealed = this.sealing.sealAtRest(Buffer.from(JSON.stringify(text))).toString('base64');
    unit.save(store, id, { sealed: [...(before?.sealed ?? []), sealed] });
  }

  async read<Text extends object>(store: Store<SealedTextList>, id: string): Promise<readonly Text[]> {
    return this.opened((await this.reader.read<SealedTextList>(ref(store, id)))?.doc);
  }

  /** As it stands in this unit. */
  async find<Text extends object>(
    unit: UnitOfWork,
    store: Store<SealedTextList>,
    id: string,
  ): Promise<readonly Text[]> {
    return this.opened(await unit.find(store, id));
  }

  private opened<Text extends object>(list: SealedTextList | undefined): readonly Text[] {
    return (list?.sealed ?? []).map(
      (each) => JSON.parse(this.sealing.openAtRest(Buffer.from(each, 'base64')).toString()) as Text,
    );
  }
}
