/** Function words, and the words every letter uses, which tell nothing about its subject. */
const STOP_WORDS = new Set(
  `yang dan di ke dari untuk pada dengan dalam adalah ini itu atau oleh sebagai akan telah sudah dapat bisa tidak bukan juga serta maka
  agar bahwa karena jika bila apabila ketika saat setelah sebelum sesudah sampai hingga antara lain para kami kita saudara saudari
  bapak ibu anda beliau saya mereka tersebut dimaksud berikut sebagaimana bagi atas terhadap tentang mengenai terkait sehubungan
  berdasarkan rangka hal halnya demikian disampaikan sampaikan terima kasih perhatian kerjasamanya hormat mohon dimohon harap diharapkan
  kiranya berkenan paling lambat tanggal hari pukul tempat acara waktu bulan tahun nomor surat lampiran perihal sifat yth tembusan
  senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober november desember
  wib wita wit lokal setempat masing sesuai melalui secara selama guna perlu harus wajib segera biasa penting antara seluruh semua setiap
  kepada dilakukan melakukan pelaksanaan dilaksanakan melaksanakan kegiatan bidang lingkungan lingkup kabupaten kota provinsi pemerintah
  daerah republik indonesia kepala dinas badan bagian sekretariat kantor antaralain meliputi termasuk dll dsb dst nya pun lah kah per
  satu dua tiga empat lima enam tujuh delapan sembilan sepuluh pertama kedua ketiga jalan telepon kode pos laman email
  administrasi pengelolaan penyelenggaraan peningkatan kebijakan yaitu yakni ialah sebuah suatu sejumlah beberapa maupun namun tetapi
  sedangkan sementara selanjutnya kemudian lebih kurang sangat amat hanya saja masih belum pernah lagi sekaligus bersama sama
  permohonan pengaduan keluhan penyampaian permintaan usulan usul daftar mohon
  the of and for`.split(/\s+/),
);

/** Laws and regulations are no invitations, though their name repeats that word: one word of its own. */
const lawWord = /\b(?:per)?undang[\s-]+undang(?:an)?\b/g;

/** The words of a text in lower case, as they stand in it. */
export function plainWords(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(lawWord, 'perundangundangan')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

/** Terms of a text for the classification index: lower case, without stop words, lightly stemmed. */
export function indexTerms(text: string): string[] {
  return plainWords(text)
    .filter((word) => word.length >= 3 && !/\d/.test(word) && !STOP_WORDS.has(word))
    .map(stem);
}

/**
 * A light Indonesian stem: one suffix and one prefix off, nasal sounds undone. Not always a real root, but the
 * same for forms of one word ("pemeliharaan", "memelihara"), which is all an index needs.
 */
export function stem(word: string): string {
  let root = word;
  for (const suffix of ['kannya', 'annya', 'nya', 'lah', 'kah', 'kan', 'an', 'i']) {
    if (root.endsWith(suffix) && root.length - suffix.length >= (suffix === 'i' ? 5 : 4)) {
      root = root.slice(0, -suffix.length);
      break;
    }
  }
  return withoutPrefix(withoutPrefix(root));
}

const PREFIXES: [RegExp, string][] = [
  [/^(?:me|pe)ny(?=[aeiou])/, 's'],
  [/^(?:me|pe)ng(?=[aeiou])/, ''],
  [/^(?:me|pe)ng(?=[ghk])/, ''],
  [/^(?:me|pe)m(?=[aeiou])/, 'p'],
  [/^(?:me|pe)m(?=[bfp])/, ''],
  [/^(?:me|pe)n(?=[aeiou])/, 't'],
  [/^(?:me|pe)n(?=[cdjstz])/, ''],
  [/^(?:me|pe)(?=[lrwy])/, ''],
  [/^(?:pe|be|te)r(?=[bcdfghjklmnpstw])/, ''],
  [/^di(?=[bcdfghjklmnpst])/, ''],
  [/^ke(?=[bdglps])/, ''],
  [/^se(?=[bdgl])/, ''],
];

function withoutPrefix(word: string): string {
  for (const [prefix, restored] of PREFIXES) {
    const root = word.replace(prefix, restored);
    if (root !== word) return root.length >= 4 ? root : word;
  }
  return word;
}
