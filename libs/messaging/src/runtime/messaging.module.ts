import { type DynamicModule, Global, Inject, Logger, Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, Reflector } from '@nestjs/core';
import type { MessageContract } from '@huiying/contracts';
import { createKafkaClient } from '../log';
import { LOG_ADMIN } from './log-admin-token';
import { SimulatedClock, SystemClock } from '../clock/simulated-clock';
import { KeyedSealing } from '../unit/keyed-sealing';
import { Commands, LegalClock, Reader, Sealing } from '../unit/commands';
import { HeldRecords } from '../unit/held-records';
import { PgCommands } from '../unit/pg-commands';
import { PgReader } from '../unit/pg-reader';
import type { Store } from '../unit/store';
import type { TimerFired } from '../unit/unit-of-work';
import type { DeliveryEvent } from '../relay/delivery';
import { REJECTION_HANDLER, TIMER_HANDLER, type TimerHandlerOptions } from './decorators';
import { Engine } from './engine';
import { engineLog } from './engine-log';
import { KafkaLogServer, Readiness } from './kafka-log-server';
import { Registry, type RejectionAnswering, type RejectionOptions } from './registry';
import type { ServiceConfig } from './service-config';
import { crashPoint } from './crash-point';

export interface MessagingOptions {
  readonly config: ServiceConfig;
  readonly stores: readonly Store<unknown>[];
  /** The service's table of messages; start-up fails when it and the consumers differ. */
  readonly consumes: readonly MessageContract[];
  readonly publishes: readonly MessageContract[];
  /** What a record that starts a legal clock announces once it is on its department's topic (routing, rating). */
  readonly deliveryEvent?: DeliveryEvent;
}

/** The engine as Nest providers: Commands, Reader, LegalClock, Sealing, LogAdmin, Readiness, KafkaLogServer. */
@Global()
@Module({})
export class MessagingModule implements OnModuleInit {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Registry) private readonly registry: Registry,
  ) {}

  static forService(options: MessagingOptions): DynamicModule {
    const { config } = options;
    const logger = new Logger('engine');
    const log = createKafkaClient(config.kafka, {
      logger: (level, message, fields) =>
        level === 'error'
          ? logger.error({ ...fields, msg: message })
          : logger.debug({ ...fields, msg: message }),
    });
    const clock = config.clock === 'simulated' ? new SimulatedClock() : new SystemClock();
    const sealing = new KeyedSealing(config);
    const registry = new Registry();
    const engine = new Engine({
      config,
      stores: options.stores,
      consumes: options.consumes,
      ...(options.deliveryEvent ? { deliveryEvent: options.deliveryEvent } : {}),
      registry,
      clock,
      sealing,
      log,
      logger: engineLog(logger),
      ...crashPoint(process.env['HUIYING_CRASH_AT']),
      onFatal: (error) => {
        logger.error({ msg: 'the consumer cannot go on', error: error.message });
        setTimeout(() => process.exit(1), 100);
      },
    });
    return {
      module: MessagingModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: Registry, useValue: registry },
        { provide: Engine, useValue: engine },
        { provide: LegalClock, useValue: clock },
        { provide: Sealing, useValue: sealing },
        { provide: LOG_ADMIN, useValue: () => engine.logAdmin() },
        {
          provide: Commands,
          useFactory: () =>
            new PgCommands(
              () => engine.chunkSetting(),
              () => engine.readClock(),
            ),
        },
        { provide: Reader, useFactory: () => new PgReader(() => engine.chunkSetting()) },
        HeldRecords,
        {
          provide: Readiness,
          useValue: { isReady: () => engine.isReady(), details: () => engine.details() },
        },
        KafkaLogServer,
      ],
      exports: [Commands, Reader, HeldRecords, LegalClock, Sealing, LOG_ADMIN, Readiness, KafkaLogServer],
    };
  }

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const { metatype, instance } = wrapper as { metatype?: object; instance?: unknown };
      if (!metatype || typeof metatype !== 'function' || !instance) continue;
      const timer = this.reflector.get<TimerHandlerOptions | undefined>(TIMER_HANDLER, metatype);
      if (timer) this.registry.addTimer(timer, instance as TimerFired);
      const rejection = this.reflector.get<RejectionOptions | undefined>(REJECTION_HANDLER, metatype);
      if (rejection) this.registry.addRejection(rejection, instance as RejectionAnswering);
    }
  }
}
