// Verifies a tlog-tiles log and what belongs to it with golang.org/x/mod/sumdb, which knows nothing of
// this project: signature, every entry's hash, every tile, the root, inclusion, consistency, receipts.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go build verify_log.go
//	verify_log -vkey KEY [-older NOTE]… [-index N]… [-receipt FILE]… (FOLDER | URL)
//
// Exit status: 0 everything holds, 1 something is false, 2 it could not be checked.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

type list []string

func (l *list) String() string     { return strings.Join(*l, " ") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "false:", err)
		os.Exit(1)
	}
}

func unable(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "could not check:", err)
		os.Exit(2)
	}
}

// A log in a folder or behind a URL.
type source string

func (s source) read(path string) ([]byte, error) {
	if !strings.HasPrefix(string(s), "http://") && !strings.HasPrefix(string(s), "https://") {
		return os.ReadFile(filepath.Join(string(s), path))
	}
	answer, err := http.Get(strings.TrimSuffix(string(s), "/") + "/" + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

// C2SP paths have no height: tile/0/x001/067.p/8 instead of tile/8/0/x001/067.p/8.
func tilePath(tile tlog.Tile) string {
	return "tile/" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight))
}

func (s source) Height() int { return tileHeight }
func (s source) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var out [][]byte
	for _, tile := range tiles {
		data, err := s.read(tilePath(tile))
		if err != nil {
			return nil, err
		}
		out = append(out, data)
	}
	return out, nil
}
func (s source) SaveTiles([]tlog.Tile, [][]byte) {}

type checkpoint struct {
	origin string
	tree   tlog.Tree
}

func openCheckpoint(text []byte, verifier note.Verifier) (checkpoint, error) {
	var c checkpoint
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return c, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 {
		return c, fmt.Errorf("checkpoint has too few lines")
	}
	if c.origin = lines[0]; c.origin != verifier.Name() {
		return c, fmt.Errorf("origin is %q, key is of %q", c.origin, verifier.Name())
	}
	if c.tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil || c.tree.N < 0 {
		return c, fmt.Errorf("bad size %q", lines[1])
	}
	c.tree.Hash, err = tlog.ParseHash(lines[2])
	return c, err
}

func (s source) bundle(tree tlog.Tree, n int64) ([][]byte, error) {
	tile := tlog.Tile{H: tileHeight, L: 0, N: n, W: 256}
	if rest := tree.N - n*256; rest < 256 {
		tile.W = int(rest)
	}
	data, err := s.read("tile/entries/" + strings.TrimPrefix(tilePath(tile), "tile/0/"))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("entry bundle %d is cut off", n)
		}
		length := int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:2+length])
		data = data[2+length:]
	}
	if len(entries) != tile.W {
		return nil, fmt.Errorf("entry bundle %d has %d entries, not %d", n, len(entries), tile.W)
	}
	return entries, nil
}

// Every hash of the tree, from the entries alone.
func (s source) hashes(tree tlog.Tree) (tlog.HashReader, []tlog.Hash, error) {
	var stored, leaves []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var out []tlog.Hash
		for _, index := range indexes {
			out = append(out, stored[index])
		}
		return out, nil
	})
	for n := int64(0); n*256 < tree.N; n++ {
		entries, err := s.bundle(tree, n)
		if err != nil {
			return nil, nil, err
		}
		for _, entry := range entries {
			leaf := tlog.RecordHash(entry)
			more, err := tlog.StoredHashesForRecordHash(int64(len(leaves)), leaf, reader)
			if err != nil {
				return nil, nil, err
			}
			stored = append(stored, more...)
			leaves = append(leaves, leaf)
		}
	}
	return reader, leaves, nil
}

// The published tiles are exactly those that the entries give.
func (s source) checkTiles(tree tlog.Tree, computed tlog.HashReader) error {
	tiles := tlog.NewTiles(tileHeight, 0, tree.N)
	for i, tile := range tiles {
		// The list names every partial tile on the way to the last one; only that one is published.
		if i+1 < len(tiles) && tiles[i+1].L == tile.L && tiles[i+1].N == tile.N {
			continue
		}
		expected, err := tlog.ReadTileData(tile, computed)
		if err != nil {
			return err
		}
		published, err := s.read(tilePath(tile))
		if err != nil {
			return err
		}
		if !bytes.Equal(expected, published) {
			return fmt.Errorf("%s is not what the entries give", tilePath(tile))
		}
	}
	return nil
}

func checkInclusion(tree tlog.Tree, tiles tlog.HashReader, leaves []tlog.Hash, index int64) error {
	if index < 0 || index >= tree.N {
		return fmt.Errorf("no entry %d", index)
	}
	proof, err := tlog.ProveRecord(tree.N, index, tiles)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaves[index])
}

func checkConsistency(tree, older tlog.Tree, tiles tlog.HashReader) error {
	if older.N > tree.N {
		return fmt.Errorf("the older checkpoint has size %d, the log only %d", older.N, tree.N)
	}
	if older.N == 0 {
		return nil
	}
	proof, err := tlog.ProveTree(tree.N, older.N, tiles)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash)
}

// Signature, inclusion and place of a receipt's entry; its openings are not checked here.
func checkReceipt(file []byte, verifier note.Verifier) error {
	var receipt struct {
		Format, Entry, Proof string
		Index                int64
	}
	if err := json.Unmarshal(file, &receipt); err != nil {
		return err
	}
	entry, err := base64.StdEncoding.DecodeString(receipt.Entry)
	if err != nil || receipt.Format != "placet-receipt/1" {
		return fmt.Errorf("not a receipt")
	}
	head, text, found := strings.Cut(receipt.Proof, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" ||
		lines[1] != fmt.Sprintf("index %d", receipt.Index) {
		return fmt.Errorf("not a tlog-proof of index %d", receipt.Index)
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	c, err := openCheckpoint([]byte(text), verifier)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, c.tree.N, c.tree.Hash, receipt.Index, tlog.RecordHash(entry))
}

func main() {
	var older, indexes, receipts list
	vkey := flag.String("vkey", "", "the log's key, or a file that holds it")
	flag.Var(&older, "older", "file with an older checkpoint, which must be a prefix")
	flag.Var(&indexes, "index", "entry whose inclusion to prove (else first, middle and last)")
	flag.Var(&receipts, "receipt", "receipt file")
	flag.Parse()
	if flag.NArg() != 1 || *vkey == "" {
		flag.Usage()
		os.Exit(2)
	}
	key := *vkey
	if text, err := os.ReadFile(key); err == nil {
		key = strings.TrimSpace(string(text))
	}
	verifier, err := note.NewVerifier(key)
	unable(err)

	log := source(flag.Arg(0))
	text, err := log.read("checkpoint")
	unable(err)
	current, err := openCheckpoint(text, verifier)
	must(err)
	tree := current.tree

	computed, leaves, err := log.hashes(tree)
	must(err)
	root, err := tlog.TreeHash(tree.N, computed)
	must(err)
	if tree.N == 0 {
		root = sha256.Sum256(nil)
	}
	if root != tree.Hash {
		must(fmt.Errorf("the entries give root %v, the checkpoint says %v", root, tree.Hash))
	}
	must(log.checkTiles(tree, computed))

	tiles := tlog.TileHashReader(tree, log)
	if len(indexes) == 0 && tree.N > 0 {
		for _, n := range []int64{0, tree.N / 2, tree.N - 1} {
			indexes = append(indexes, strconv.FormatInt(n, 10))
		}
	}
	for _, item := range indexes {
		index, err := strconv.ParseInt(item, 10, 64)
		unable(err)
		must(checkInclusion(tree, tiles, leaves, index))
	}
	for _, file := range older {
		text, err := os.ReadFile(file)
		unable(err)
		c, err := openCheckpoint(text, verifier)
		must(err)
		must(checkConsistency(tree, c.tree, tiles))
	}
	for _, file := range receipts {
		text, err := os.ReadFile(file)
		unable(err)
		must(checkReceipt(text, verifier))
	}
	fmt.Printf("%s: size %d, %d inclusions, %d prefixes, %d receipts hold\n",
		current.origin, tree.N, len(indexes), len(older), len(receipts))
}
