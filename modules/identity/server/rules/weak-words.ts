/**
 * Words that guessers try first, in small letters: what people everywhere choose, what Indonesians choose, and what
 * Indonesian offices are called. A password may contain them; they do not make it stronger.
 */
const everywhere = `
password passwd passw0rd pass pwd welcome hello letmein login logon access secret admin administrator root superuser user
guest test testing tester demo sample default changeme change temp temporary master server system manager support
service public private office company computer internet network wireless windows linux oracle mysql postgres google
facebook instagram twitter whatsapp youtube samsung xiaomi android iphone apple microsoft
qwerty qwertz azerty asdf zxcv iloveyou loveyou love lover lovely baby babygirl angel princess prince queen king kitty
sunshine shadow monkey dragon tiger lion eagle wolf bear panda horse rabbit butterfly flower rose lily daisy jasmine
football soccer baseball basketball hockey tennis golf cricket badminton superman batman spiderman ironman naruto pokemon
starwars matrix ninja hunter killer ranger fighter warrior soldier captain major general doctor nurse teacher student
money lucky happy smile funny crazy cool hot sexy summer winter spring autumn january february march april june july
august september october november december monday tuesday wednesday thursday friday saturday sunday morning night
michael jordan jennifer jessica charlie daniel thomas robert joshua andrew matthew anthony george william david james
john mary anna maria sarah laura nicole ashley amanda samantha michelle hannah alexander victoria elizabeth
liverpool chelsea arsenal barcelona madrid juventus manchester united milan inter ferrari yamaha honda suzuki toyota
mercedes porsche kawasaki cookie chocolate banana orange cherry apple peanut pepper ginger coffee cheese pizza
freedom forever trustno everything whatever nothing something anything blink green blue black white silver golden purple
yellow diamond crystal heaven hello world computer keyboard mouse monitor phone number letter key jesus christ church
`;

const indonesian = `
sayang sayangku cinta cintaku kamu aku saya kita kami dia rindu kangen bahagia selamanya kekasih pacar suami istri
mama papa bunda ayah ibu bapak nenek kakek adik kakak anak anakku keluarga rumah sekolah kampus kuliah
indonesia merdeka pancasila garuda nusantara bhinneka proklamasi kemerdekaan reformasi soekarno sukarno suharto hatta
kartini diponegoro majapahit sriwijaya borobudur republik bangsa negara negeri rakyat presiden
bismillah alhamdulillah insyaallah subhanallah allahuakbar assalamualaikum astaghfirullah muhammad allah islam muslim
ramadhan ramadan lebaran mudik santri pesantren masjid yesus kristus gereja
rahasia sandi katasandi kunci masuk buka pintu coba cobacoba contoh percobaan ganti gantisandi admin adminadmin pengguna
selamat datang pagi siang sore malam terima kasih semangat sukses bisa maju jaya sejahtera makmur sentosa berkah
januari februari maret april mei juni juli agustus september oktober november desember
senin selasa rabu kamis jumat sabtu minggu hari bulan tahun
merah putih hitam biru hijau kuning ungu coklat matahari bintang bulan langit laut gunung pantai hujan pelangi melati
mawar anggrek kucing anjing harimau singa gajah kelinci burung naga
jakarta surabaya bandung medan semarang makassar palembang yogyakarta jogja jogjakarta surakarta solo malang denpasar bali
lombok aceh padang pekanbaru jambi bengkulu lampung banten bogor depok tangerang bekasi cirebon tasikmalaya garut
pontianak banjarmasin balikpapan samarinda palangkaraya manado gorontalo palu kendari ambon ternate jayapura papua
sorong merauke kupang mataram batam serang kediri madiun blitar jember banyuwangi magelang kudus pati tegal
jawa sumatra sumatera kalimantan sulawesi maluku nusatenggara
persib persija persebaya arema garudaku bobotoh bonek dangdut kopi nasi goreng rendang bakso sambal indomie
budi agus andi dewi siti nur ahmad muhamad wahyu eko dwi tri rina rini yanti yuni sri indah putri putra ratna lestari
nugroho santoso setiawan wijaya kusuma hidayat rahman rahmat hasan husein fajar rizki rizky bagus joko slamet bambang
`;

const offices = `
pemerintah pemerintahan pemda pemkab pemkot pemprov kementerian lembaga departemen kantor instansi dinas badan biro
bagian bidang seksi sekretariat sekretaris inspektorat bappeda bappenas bkd bkn bkpsdm bssn kominfo diskominfo disdik
dinkes dinsos dishub disnaker dispora disdukcapil dukcapil dpmptsp satpolpp bpbd bpkad bapenda kesbangpol setda setwan
dprd dpr mpr kemendagri kemenkeu kemenpan menpan arsip anri perpustakaan puskesmas rsud rumahsakit
kabupaten kota provinsi kecamatan kelurahan desa dusun nagari distrik wilayah daerah
bupati walikota gubernur wakil camat lurah kades kadis kabag kabid kasi kasubag kasubbag sekda sekdes kepala staf staff
pegawai asn pns pppk honorer korpri bendahara operator arsiparis ajudan
surat masuk keluar disposisi agenda naskah dokumen srikandi pendopo aplikasi sistem informasi layanan pelayanan publik
keuangan anggaran perencanaan pembangunan pendidikan kesehatan sosial perhubungan pertanian kelautan perikanan
`;

/** Longest first, so that a word is not hidden by a part of it. */
export const weakWords: readonly string[] = [
  ...new Set(`${everywhere}${indonesian}${offices}`.split(/\s+/).filter((word) => word.length >= 3)),
].sort((a, b) => b.length - a.length);
