import type { ChunkSetting } from '../chunk/chunk-setting';
import type { TopicPartition, TopicPartitionOffset } from '../log/ports';
import { takeOffsets } from './positions';

/** The broker was wiped under a running process: what it knows of offsets belongs to another log (engine rule 4). */
export class AnotherCluster extends Error {
  override readonly name = 'AnotherCluster';
  constructor() {
    super('the broker is another cluster than before: what has been read says nothing of it, start anew');
  }
}

/**
 * This process' place in its consumer group, remembered so that a restart can leave in the name of its killed self
 * (engine rule 2). One row per process: a replica must not send another's LeaveGroup.
 */
export class GroupPlace {
  private readonly row: string;

  constructor(
    private readonly setting: ChunkSetting,
    groupId: string,
  ) {
    this.row = `${groupId}@${setting.instance}`;
  }

  async formerMember(): Promise<string | undefined> {
    const { rows } = await this.setting.database.messages.query<{ member_id: string }>(
      'select member_id from group_member where group_id = $1',
      [this.row],
    );
    return rows[0]?.member_id;
  }

  /** @returns where to read on; @throws AnotherCluster; what the database or the broker says while it is away */
  async take(assigned: readonly TopicPartition[], memberId: string): Promise<TopicPartitionOffset[]> {
    const { database, clusterId, admin } = this.setting;
    if ((await admin.clusterId()) !== clusterId) throw new AnotherCluster();
    const offsets = await takeOffsets(database.messages, clusterId, assigned);
    await database.messages.query(
      'insert into group_member values ($1, $2) on conflict (group_id) do update set member_id = excluded.member_id',
      [this.row, memberId],
    );
    return offsets;
  }
}
