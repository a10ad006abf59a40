import { randomUUID } from 'node:crypto';
import { dispositions } from '#modules/dispositions/contract/dispositions.ts';
import { books } from '#modules/letters/contract/books.ts';
import { letterChanges } from '#modules/letters/contract/letter-changes.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import type { DemoActor, DemoWorld } from '#tests/house/demo-world.ts';
import type { TestHouse } from '#tests/house/test-house.ts';

/** What a probe may use: the demo, and objects that are made anew for each question so that none disturbs another. */
export class ProbeKit {
  readonly house: TestHouse;
  readonly world: DemoWorld;
  #serial = 0;

  constructor(house: TestHouse, world: DemoWorld) {
    this.house = house;
    this.world = world;
  }

  serial(): number {
    this.#serial += 1;
    return this.#serial;
  }

  post(key: string) {
    return this.world.arunika.posts.get(key)!;
  }

  async letter(fields: Parameters<typeof letterInput>[1] = {}) {
    const clerk = await this.world.actor('tata-usaha');
    return clerk.call(letters.register, letterInput(this.post('kadis-kominfo'), fields));
  }

  /** A secret letter that nobody of Dinas Kominfo may know of. */
  async secretOfTheInspectorate() {
    const letter = await this.letter({ securityClass: 'R' });
    await this.house.owner('delete from letters.reader where letter_id = $1', [letter.id]);
    return letter;
  }

  /** A letter that went to kabid-aptika besides the head. */
  async widelyAddressedLetter() {
    const clerk = await this.world.actor('tata-usaha');
    const { id } = await this.letter();
    return clerk.call(letterChanges.addAddressees, { letterId: id, postIds: [this.post('kabid-aptika')] });
  }

  /** A cancelled registration of a piece of mail. */
  async cancelledLetter() {
    const clerk = await this.world.actor('tata-usaha');
    const { id } = await this.letter({ intakeId: (await this.intake()).id as never });
    return clerk.call(letters.cancel, { letterId: id, reason: 'Salah buku' });
  }

  async linkedLetters() {
    const clerk = await this.world.actor('tata-usaha');
    const [letterId, earlierId] = [(await this.letter()).id, (await this.letter()).id];
    await clerk.call(letterChanges.link, { letterId, earlierId, kind: 'follows-up' });
    return { letterId, earlierId };
  }

  /** An agenda book of Dinas Kominfo of its own. */
  async book({ closed = false } = {}) {
    const clerk = await this.world.actor('tata-usaha');
    const unitId = this.world.arunika.units.get('kominfo')!;
    const book = await clerk.call(books.open, { unitId, name: `Buku ${this.serial()}` });
    return closed ? clerk.call(books.close, { bookId: book.id }) : book;
  }

  async closedLetter() {
    const head = await this.world.actor('kadis-kominfo');
    const { id } = await this.letter();
    return head.call(letters.close, { letterId: id, postId: head.postId });
  }

  /** A desk of kabid-aptika, given by kadis-kominfo, as far as `until`. */
  async desk(until: 'sent' | 'read' | 'reported' = 'sent') {
    const [head, division] = await Promise.all([
      this.world.actor('kadis-kominfo'),
      this.world.actor('kabid-aptika'),
    ]);
    const { id: letterId } = await this.letter();
    const given = await head.call(dispositions.give, {
      letterId,
      postId: head.postId,
      recipients: [division.postId],
      note: 'Mohon ditindaklanjuti',
    });
    const recipientId = given.recipients[0]!.id;
    if (until !== 'sent') await division.call(dispositions.markRead, { recipientId });
    if (until === 'reported') await division.call(dispositions.report, { recipientId, text: 'Sudah' });
    return { letterId, dispositionId: given.id, recipientId };
  }

  /** A file that the person has just uploaded; its id. */
  async file(owner: string): Promise<string> {
    const { token } = await this.world.actor(owner);
    const answer = await this.house.server.inject({
      method: 'POST',
      url: `/api/files?name=berkas-${this.serial()}.pdf`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/pdf' },
      payload: smallPdf(this.serial()),
    });
    return answer.json<{ file: { fileId: string } }>().file.fileId;
  }

  async intake(): Promise<{ id: string; documentId: string }> {
    const clerk = await this.world.actor('tata-usaha');
    const view = await clerk.call(letters.receive, { fileIds: [(await this.file('tata-usaha')) as never] });
    return { id: view.id, documentId: view.documents[0]!.id };
  }

  async registeredDocument(): Promise<string> {
    const { id, documentId } = await this.intake();
    await this.letter({ intakeId: id as never });
    return documentId;
  }

  /** A row of a table, made by the owner. */
  async row(table: string, values: Record<string, unknown>): Promise<void> {
    const names = Object.keys(values);
    await this.house.owner(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(values),
    );
  }

  /** A person without an account. */
  async person(): Promise<string> {
    const id = randomUUID();
    await this.row('organization.person', {
      agency_id: this.world.arunika.agencyId,
      id,
      name: `Orang ${this.serial()}`,
      kind: 'pns',
      nip: `19900101201501${1_000 + this.serial()}`.slice(0, 14) + String(1_000 + this.serial()),
    });
    return id;
  }
}

/** The smallest PDF that is one. */
export function smallPdf(serial: number): Buffer {
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${300 + serial} 300]>>endobj\nxref\n0 4\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n0\n%%EOF\n`,
  );
}

export interface Probe {
  /** The input that is sent; made anew for every asker. */
  input?: (
    kit: ProbeKit,
    asker: DemoActor | undefined,
  ) => Promise<Record<string, unknown>> | Record<string, unknown>;
  /** Bytes of an upload. */
  body?: (kit: ProbeKit) => Buffer;
  /** Why the operation is not asked here, and where else it is tested. */
  elsewhere?: string;
}
