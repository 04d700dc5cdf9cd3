import { Controller, Module } from '@nestjs/common';
import { EventPattern, Server } from '@nestjs/microservices';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { PermanentFailure } from '@huiying/messaging';
import { exportSPKI, generateKeyPair } from 'jose';
import { firstValueFrom, isObservable } from 'rxjs';
import { createApp, openEdge } from './edge';

class Strategy extends Server implements CustomTransportStrategy {
  listen(done: () => void): void {
    done();
  }
  close(): void {}
  on(): void {}
  unwrap<T>(): T {
    throw new Error('nothing to unwrap');
  }
}

@Controller()
class OnThing {
  @EventPattern('thing.happened')
  handle(message: { bad: boolean }): object {
    if (message.bad) throw new PermanentFailure('THING.BAD');
    return message;
  }
}

@Module({ controllers: [OnThing] })
class ThingModule {}

async function deliver(message: object): Promise<unknown> {
  const { publicKey } = await generateKeyPair('EdDSA');
  const settings = { service: 'things', jwtPublicKey: await exportSPKI(publicKey), logLevel: 'silent' };
  const app = await createApp(ThingModule, settings);
  const strategy = new Strategy();
  app.connectMicroservice({ strategy }, { inheritAppConfig: true });
  openEdge(app, settings, { isReady: () => true, details: () => ({}) });
  await app.init();
  await app.startAllMicroservices();
  try {
    const answer: unknown = await strategy.getHandlerByPattern('thing.happened')?.(message);
    return isObservable(answer) ? await firstValueFrom(answer) : answer;
  } finally {
    await app.close();
  }
}

describe('a message beside the HTTP edge', () => {
  it('needs no token and is not validated as a body', async () => {
    expect(await deliver({ bad: false, anything: 1 })).toEqual({ bad: false, anything: 1 });
  });

  it('fails with the very error that the consumer threw: the engine judges by type', async () => {
    await expect(deliver({ bad: true })).rejects.toBeInstanceOf(PermanentFailure);
  });
});
