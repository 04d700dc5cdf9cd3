import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes what services send as OTLP over HTTP, and counts it without reading it. */
export class Collector {
  requests = 0;
  bytes = 0;
  private readonly server: Server = createServer((request, response) => {
    this.requests += 1;
    request.on('data', (part: Buffer) => (this.bytes += part.length));
    request.on('end', () => response.setHeader('content-type', 'application/json').end('{}'));
  });

  async start(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
