import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Reader, ref } from '@huiying/messaging';
import type { AggregateRef, UnitOfWork } from '@huiying/messaging';
import type { Bulletin } from '../bulletins/bulletin';
import { bulletinIdOf } from '../bulletins/freeze';
import type { BulletinFile } from '../bulletins/freeze';
import { bulletinBytes, bulletins } from './kept';

const bytesId = (file: BulletinFile, version: number): string => `${file.bulletinId}:v${version}`;

/** Frozen bulletins. Their bytes are written once and read as they were written. */
@Injectable()
export class Bulletins {
  constructor(private readonly reader: Reader) {}

  refTo(jurisdiction: string, period: string): AggregateRef {
    return ref(bulletins, bulletinIdOf(jurisdiction, period));
  }

  find(unit: UnitOfWork, jurisdiction: string, period: string): Promise<BulletinFile | undefined> {
    return unit.find(bulletins, bulletinIdOf(jurisdiction, period));
  }

  /** The last version, as it was frozen. */
  async lastOf(unit: UnitOfWork, file: BulletinFile): Promise<Bulletin | undefined> {
    const bytes = await unit.find(bulletinBytes, bytesId(file, file.versions.length));
    return bytes && (JSON.parse(bytes.json) as Bulletin);
  }

  async keep(unit: UnitOfWork, file: BulletinFile, json: string): Promise<void> {
    const id = bytesId(file, file.versions.length);
    if (await unit.find(bulletinBytes, id)) throw new Error(`bulletin ${id} is frozen`);
    unit.save(bulletins, file.bulletinId, file);
    unit.save(bulletinBytes, id, { json });
  }

  async read(
    jurisdiction: string,
    period: string,
  ): Promise<{ doc: BulletinFile; version: number } | undefined> {
    return this.reader.read<BulletinFile>(this.refTo(jurisdiction, period));
  }

  async bytesOf(file: BulletinFile, version: number): Promise<string | undefined> {
    const found = await this.reader.read<{ json: string }>(ref(bulletinBytes, bytesId(file, version)));
    return found?.doc.json;
  }
}

export const bytesOf = (bulletin: Bulletin): { json: string; digest: string } => {
  const json = JSON.stringify(bulletin);
  return { json, digest: createHash('sha256').update(json).digest('hex') };
};
