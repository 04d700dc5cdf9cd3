import { withAdmin } from '../../../deploy/src/platform/kafka-admin';
import type { Stand } from '../stand';

/** Records on the platform's topics so far, by topic; the comparison chains' and the broker's own are left out. */
export async function topicEnds(stand: Stand): Promise<Map<string, number>> {
  return withAdmin(stand.platform.kafkaAdmin, async (admin) => {
    const topics = (await admin.listTopics()).filter((topic) => !/^(bench\.|__)/.test(topic));
    const ends = await Promise.all(
      topics.map(async (topic): Promise<[string, number]> => {
        const partitions = await admin.fetchTopicOffsets(topic);
        return [topic, partitions.reduce((sum, { high }) => sum + Number(high), 0)];
      }),
    );
    return new Map(ends);
  });
}
