import { Worker } from 'node:worker_threads';
import { AppError } from '../contract/errors.ts';

export interface PrinterOptions {
  /** The script of the thread; it answers `{id, pdf}` or `{id, failure}` to each message. */
  script: string;
  workerData: unknown;
  /** Longest time of one document, from the moment in which its turn comes. */
  longestMilliseconds: number;
  mostWaiting: number;
}

/** What the thread is told of one document. */
export interface PrintOrder {
  template: string;
  data: string;
  standard: string;
  /** Seconds since 1970. */
  at: number;
}

export interface Printer {
  print(order: PrintOrder): Promise<Buffer>;
}

interface Place {
  order: PrintOrder;
  resolve(pdf: Buffer): void;
  reject(error: Error): void;
}

interface Answer {
  id: number;
  pdf?: Uint8Array;
  failure?: string;
}

/**
 * Sets documents in a thread, one after another. A document that takes too long or brings the thread down is refused
 * alone: the others in line go on in a new thread.
 */
export function createPrinter(options: PrinterOptions): Printer {
  const line: Place[] = [];
  let thread: Worker | undefined;
  let inWork: (Place & { id: number; timer: NodeJS.Timeout }) | undefined;
  let serial = 0;

  const startThread = (): Worker => {
    const worker = new Worker(options.script, {
      workerData: options.workerData,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    worker.on('message', ({ id, pdf, failure }: Answer) => {
      if (worker !== thread || inWork?.id !== id) return;
      finish((place) => {
        if (pdf) place.resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length));
        else place.reject(new Error(`a document could not be set: ${failure}`));
      });
    });
    const fall = (error: Error) => worker === thread && replace(error);
    worker.on('error', fall);
    worker.on('exit', () => fall(new Error('the thread that sets documents ended')));
    // Behind the listeners, which hold the process again: an idle thread keeps no program from ending.
    worker.unref();
    return worker;
  };

  const finish = (tell: (place: Place) => void): void => {
    const done = inWork;
    inWork = undefined;
    if (done) {
      clearTimeout(done.timer);
      tell(done);
    }
    next();
  };

  const next = (): void => {
    const place = inWork ? undefined : line.shift();
    if (!place) return;
    thread ??= startThread();
    const id = ++serial;
    const timer = setTimeout(
      () => replace(new Error(`setting ${place.order.template} took too long`)),
      options.longestMilliseconds,
    );
    inWork = { ...place, id, timer };
    thread.postMessage({ id, ...place.order });
  };

  /** Ends the thread and the document in work with it. */
  const replace = (error: Error): void => {
    const ended = thread;
    thread = undefined;
    void ended?.terminate();
    finish((place) => place.reject(error));
  };

  return {
    print: (order) =>
      new Promise((resolve, reject) => {
        if (line.length >= options.mostWaiting) return reject(new AppError('core.busy'));
        line.push({ order, resolve, reject });
        next();
      }),
  };
}
