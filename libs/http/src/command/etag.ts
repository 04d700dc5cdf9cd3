import type { CommandAnswer } from '@huiying/messaging';
import type { FastifyReply } from 'fastify';

/** The strong entity tag of a version: `"7"`. It goes out with a `GET` and comes back as `If-Match`. */
export const etag = (version: number): string => `"${version}"`;

/** Sets the `ETag` of the resource that a `GET` shows, and hands the body on. */
export function withEtag<B>(reply: FastifyReply, version: number, body: B): B {
  void reply.header('etag', etag(version));
  return body;
}

/** Sets a command's status and hands its body on. Use with `@Res({ passthrough: true })`. */
export function answerWith(reply: FastifyReply, answer: CommandAnswer): unknown {
  void reply.status(answer.status);
  return answer.body;
}
