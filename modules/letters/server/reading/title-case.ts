const SMALL_WORDS = new Set([
  'dan',
  'di',
  'ke',
  'dari',
  'untuk',
  'bagi',
  'pada',
  'atau',
  'yang',
  'dengan',
  'serta',
  'dalam',
  'oleh',
  'tentang',
  'terhadap',
  'atas',
  'se',
]);

const ACRONYMS = new Set(
  `PT CV UD PD FA TBK RSUD RSU RSUP RSIA RSJ BPBD BNPB SMP SMA SMK SMPN SMAN SMKN SD SDN SDIT SMPIT TK PAUD MI MTS MA MIN MTSN MAN
  UPT UPTD UPTB RT RW PKK LSM LBH DPRD DPR DPD MPR BPS BPKP BPK BPN ATR KPU BAWASLU KONI PMI TNI POLRI BUMD BUMDES BUMN LPM BPD
  BNN BKN LAN ANRI BSSN BMKG BKD BKPSDM BPKAD BAPPEDA KB PPID RI PLN PDAM BPJS BRI BNI BTN BPR BLUD KPP KPPN KUA PGRI IDI IBI PPNI
  HIPMI KNPI NU FKUB FKDM MUI PMII HMI GP KADIN APINDO REI STIE STIKES STAI UIN IAIN ITB UGM IT TIK PUPR PU PKBM SLB DKM OSIS PKL UMKM
  II III IV VI VII VIII IX XI XII`.split(/\s+/),
);

/** The class of a prison or school as printed: IIB. */
const CLASS = /^(?:I{1,3}|IV)[A-C]$/;

const MIXED: Record<string, string> = {
  TBK: 'Tbk',
  MTS: 'MTs',
  MTSN: 'MTsN',
  BAPPEDA: 'Bappeda',
  BAWASLU: 'Bawaslu',
  BUMDES: 'BUMDes',
  POLRI: 'Polri',
};

/** Capitals of a letterhead as an office writes the name in its register: "Dinas Pendidikan", "PT", "SMP". */
export function titleCase(text: string): string {
  return text
    .split(' ')
    .map((word, index) => caseWord(word, index))
    .join(' ');
}

function caseWord(word: string, index: number): string {
  const bare = word.replace(/[^\p{L}]/gu, '');
  const upper = bare.toUpperCase();
  if (bare !== upper && bare !== bare.toLowerCase()) return word;
  if (CLASS.test(bare)) return word;
  if (ACRONYMS.has(upper)) return word.toUpperCase().replace(upper, MIXED[upper] ?? upper);
  if (index > 0 && SMALL_WORDS.has(bare.toLowerCase())) return word.toLowerCase();
  return word
    .toLowerCase()
    .replace(/(^|[^\p{L}'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
