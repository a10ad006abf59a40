// Judges notes, trees, proofs and tiles with golang.org/x/mod/sumdb, and makes some of its own: what another
// implementation says of ours. One question in JSON on standard input, one answer on standard output; bytes are base64.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type question struct {
	Notes       []noteToOpen
	Roots       [][][]byte
	Inclusion   []inclusion
	Consistency []consistency
	Tiles       []tlog.Tile
	Paths       []string
	Folder      *folder
	Make        *toMake
}

type noteToOpen struct {
	Note []byte
	Keys []string
}

type inclusion struct {
	Leaf, Root  []byte
	Index, Size int64
	Proof       [][]byte
}

type consistency struct {
	OldRoot, Root []byte
	OldSize, Size int64
	Proof         [][]byte
}

// A log as files, of which Go reads the tiles, checks them against the root and makes proofs.
type folder struct {
	Path    string
	Size    int64
	Root    []byte
	Indexes []int64
	Olds    []int64
}

// A log of Go's own: leaves, a seed for its key and its witness, and the sizes to speak of.
type toMake struct {
	Origin  string
	Seed    []byte
	Witness string
	Time    uint64
	Leaves  [][]byte
	Olds    []int64
}

type answer struct {
	Notes       [][]string // the names that signed; null when it refuses the note
	Roots       [][]byte
	Inclusion   []bool
	Consistency []bool
	Tiles       []string
	Paths       []bool
	Records     [][][]byte
	Trees       [][][]byte
	Refused     string
	Made        *made
}

type made struct {
	Note        []byte
	Vkey        string
	WitnessVkey string
	Root        []byte
	OldRoots    [][]byte
	Records     [][][]byte
	Trees       [][][]byte
	Tiles       map[string][]byte
}

func main() {
	var q question
	must(json.NewDecoder(os.Stdin).Decode(&q))
	a := answer{Notes: [][]string{}}
	for _, n := range q.Notes {
		a.Notes = append(a.Notes, open(n))
	}
	for _, leaves := range q.Roots {
		root, err := tlog.TreeHash(int64(len(leaves)), stored(leaves))
		must(err)
		a.Roots = append(a.Roots, root[:])
	}
	for _, i := range q.Inclusion {
		leaf := tlog.RecordHash(i.Leaf)
		a.Inclusion = append(a.Inclusion, tlog.CheckRecord(hashes(i.Proof), i.Size, hash(i.Root), i.Index, leaf) == nil)
	}
	for _, c := range q.Consistency {
		err := tlog.CheckTree(hashes(c.Proof), c.Size, hash(c.Root), c.OldSize, hash(c.OldRoot))
		a.Consistency = append(a.Consistency, err == nil)
	}
	for _, t := range q.Tiles {
		a.Tiles = append(a.Tiles, pathOf(t))
	}
	for _, p := range q.Paths {
		_, err := tlog.ParseTilePath(strings.Replace(p, "tile/", "tile/8/", 1))
		a.Paths = append(a.Paths, err == nil)
	}
	if q.Folder != nil {
		readFolder(*q.Folder, &a)
	}
	if q.Make != nil {
		a.Made = makeLog(*q.Make)
	}
	must(json.NewEncoder(os.Stdout).Encode(a))
}

func open(n noteToOpen) []string {
	var known []note.Verifier
	for _, vkey := range n.Keys {
		v, err := verifier(vkey)
		must(err)
		known = append(known, v)
	}
	opened, err := note.Open(n.Note, note.VerifierList(known...))
	if err != nil {
		return nil
	}
	names := []string{}
	for _, sig := range opened.Sigs {
		names = append(names, sig.Name)
	}
	return names
}

// C2SP tlog-cosignature v1, which x/mod does not have.
type witness struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.id }
func (w witness) Verify(msg, sig []byte) bool {
	if len(sig) != 8+64 {
		return false
	}
	return ed25519.Verify(w.key, cosigned(msg, binary.BigEndian.Uint64(sig)), sig[8:])
}

func cosigned(msg []byte, time uint64) []byte {
	return append([]byte(fmt.Sprintf("cosignature/v1\ntime %d\n", time)), msg...)
}

func idOf(name string, material []byte) uint32 {
	sum := sha256.Sum256(append([]byte(name+"\n"), material...))
	return binary.BigEndian.Uint32(sum[:])
}

func verifier(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("vkey")
	}
	material, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(material) != 33 || material[0] != 4 {
		return note.NewVerifier(vkey)
	}
	id := idOf(parts[0], material)
	if fmt.Sprintf("%08x", id) != parts[1] {
		return nil, errors.New("id")
	}
	return witness{parts[0], id, material[1:]}, nil
}

func readFolder(f folder, a *answer) {
	reader := tlog.TileHashReader(tlog.Tree{N: f.Size, Hash: hash(f.Root)}, files(f.Path))
	for _, i := range f.Indexes {
		proof, err := tlog.ProveRecord(f.Size, i, reader)
		if err != nil {
			a.Refused = err.Error()
			return
		}
		a.Records = append(a.Records, raw(proof))
	}
	for _, n := range f.Olds {
		proof, err := tlog.ProveTree(f.Size, n, reader)
		if err != nil {
			a.Refused = err.Error()
			return
		}
		a.Trees = append(a.Trees, raw(proof))
	}
}

type files string

func (files) Height() int                     { return 8 }
func (files) SaveTiles([]tlog.Tile, [][]byte) {}
func (f files) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, t := range tiles {
		data, err := os.ReadFile(filepath.Join(string(f), pathOf(t)))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func makeLog(m toMake) *made {
	r := stored(m.Leaves)
	size := int64(len(m.Leaves))
	root, err := tlog.TreeHash(size, r)
	must(err)
	out := &made{Root: root[:], Tiles: map[string][]byte{}}
	for i := range m.Leaves {
		proof, err := tlog.ProveRecord(size, int64(i), r)
		must(err)
		out.Records = append(out.Records, raw(proof))
	}
	for _, n := range m.Olds {
		old, err := tlog.TreeHash(n, r)
		must(err)
		proof, err := tlog.ProveTree(size, n, r)
		must(err)
		out.OldRoots = append(out.OldRoots, old[:])
		out.Trees = append(out.Trees, raw(proof))
	}
	for _, t := range tlog.NewTiles(8, 0, size) {
		data, err := tlog.ReadTileData(t, r)
		must(err)
		out.Tiles[pathOf(t)] = data
	}
	key := ed25519.NewKeyFromSeed(m.Seed)
	public := key.Public().(ed25519.PublicKey)
	out.Vkey, err = note.NewEd25519VerifierKey(m.Origin, public)
	must(err)
	material := append([]byte{4}, public...)
	id := idOf(m.Witness, material)
	out.WitnessVkey = fmt.Sprintf("%s+%08x+%s", m.Witness, id, base64.StdEncoding.EncodeToString(material))
	text := fmt.Sprintf("%s\n%d\n%s\n", m.Origin, size, root)
	private := append([]byte{1}, m.Seed...)
	skey := fmt.Sprintf("PRIVATE+KEY+%s+%08x+%s", m.Origin, idOf(m.Origin, append([]byte{1}, public...)),
		base64.StdEncoding.EncodeToString(private))
	signer, err := note.NewSigner(skey)
	must(err)
	out.Note, err = note.Sign(&note.Note{Text: text}, signer, cosigner{witness{m.Witness, id, public}, key, m.Time})
	must(err)
	return out
}

type cosigner struct {
	witness
	private ed25519.PrivateKey
	time    uint64
}

func (c cosigner) Sign(msg []byte) ([]byte, error) {
	stamp := make([]byte, 8)
	binary.BigEndian.PutUint64(stamp, c.time)
	return append(stamp, ed25519.Sign(c.private, cosigned(msg, c.time))...), nil
}

// The hashes of a tree in the order in which x/mod stores them.
func stored(leaves [][]byte) tlog.HashReader {
	var all []tlog.Hash
	r := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, x := range indexes {
			out[i] = all[x]
		}
		return out, nil
	})
	for i, leaf := range leaves {
		more, err := tlog.StoredHashes(int64(i), leaf, r)
		must(err)
		all = append(all, more...)
	}
	return r
}

// x/mod has the height of tiles in their paths and calls bundles data; C2SP tlog-tiles does not.
func pathOf(t tlog.Tile) string {
	t.H = 8
	return strings.Replace(strings.Replace(t.Path(), "tile/8/", "tile/", 1), "tile/data/", "tile/entries/", 1)
}

func hash(b []byte) (h tlog.Hash) {
	if copy(h[:], b) != len(h) || len(b) != len(h) {
		return tlog.Hash(sha256.Sum256(bytes.Repeat(b, 2)))
	}
	return h
}

func hashes(all [][]byte) (out []tlog.Hash) {
	for _, b := range all {
		out = append(out, hash(b))
	}
	return out
}

func raw(all []tlog.Hash) [][]byte {
	out := [][]byte{}
	for i := range all {
		out = append(out, all[i][:])
	}
	return out
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
