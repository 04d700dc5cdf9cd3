import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaJars } from './paths';

/** The Java program: that of `JAVA_HOME`, else the one on the PATH. */
export function javaProgram(): string {
  return process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', 'java') : 'java';
}

/**
 * The broker's loaded and verified classes, written once (archive-broker-classes.ts). With it a start takes 60 % of the
 * processor time (measured 4.4 s instead of 7.2 s on a busy machine). A Java that does not like the file ignores it.
 */
export function classArchive(): string {
  return join(kafkaJars(), 'broker.jsa');
}

/** `-cp` and what makes classes load quickly. The jars in the directory must be the same as when archived. */
export function brokerClasses(): string[] {
  const archive = classArchive();
  return [
    ...(existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`] : []),
    '-cp',
    join(kafkaJars(), '*'),
  ];
}
