package e2e

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/big"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// trail follows receipts down to the cells they name.
type trail struct {
	t      *testing.T
	base   string
	client *http.Client
	files  map[int]file
	seen   map[string]*receipt
}

// file is an original as the board hands it out.
type file struct {
	sum   string
	cells map[place]*big.Rat
}

// receipt is what one receipt shows: cells of its own, and receipts it leads
// to for those it does not show.
type receipt struct {
	cells []place
	leads []string
	flaws []string // cells that are not what the file says
}

func newTrail(t *testing.T, base string, client *http.Client) *trail {
	return &trail{t: t, base: base, client: client, files: make(map[int]file), seen: make(map[string]*receipt)}
}

// original fetches a file once.
func (w *trail) original(upload int) file {
	w.t.Helper()
	if f, had := w.files[upload]; had {
		return f
	}
	status, raw := fetch(w.t, w.client, w.base+"/uploads/"+strconv.Itoa(upload)+"/file")
	if status != http.StatusOK {
		w.t.Fatalf("the original of upload %d answers %d", upload, status)
	}
	sum := sha256.Sum256([]byte(raw))
	f := file{sum: hex.EncodeToString(sum[:]), cells: make(map[place]*big.Rat)}
	all, err := understood(upload, []byte(raw))
	if err != nil {
		w.t.Fatalf("the original of upload %d: %v", upload, err)
	}
	for _, c := range all {
		f.cells[c.place] = c.value
	}
	w.files[upload] = f
	return f
}

// reached is every cell a receipt leads to, and what is wrong on the way.
func (w *trail) reached(address string) (cells map[place]bool, flaws []string) {
	w.t.Helper()
	cells = make(map[place]bool)
	done := make(map[string]bool)
	var walk func(at string)
	walk = func(at string) {
		if done[at] {
			return
		}
		done[at] = true
		r := w.read(at)
		for _, c := range r.cells {
			cells[c] = true
		}
		flaws = append(flaws, r.flaws...)
		for _, next := range r.leads {
			walk(next)
		}
	}
	walk(address)
	return cells, flaws
}

// read is one receipt, as an administrator sees it: with the ways to the files.
func (w *trail) read(address string) *receipt {
	w.t.Helper()
	if r, had := w.seen[address]; had {
		return r
	}
	r := &receipt{}
	w.seen[address] = r
	status, text := fetch(w.t, w.client, w.base+address)
	if status != http.StatusOK {
		r.flaws = append(r.flaws, fmt.Sprintf("%s answers %d", address, status))
		return r
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		w.t.Fatal(err)
	}
	inputs := make(map[string]*html.Node)
	for n := range root.Descendants() {
		switch {
		case n.Data == "section" && hasClass(n, "input"):
			inputs[attr(n, "id")] = n
		case n.Data == "a" && hasClass(n, "n") && inside(n, "table") != nil && !hasClass(inside(n, "table"), "wb") && !speaksOfNow(n):
			r.leads = append(r.leads, attr(n, "href"))
		}
	}
	for id, in := range inputs {
		if shown, flaw := w.cellOf(in); shown != nil {
			r.cells = append(r.cells, *shown)
			if flaw != "" {
				r.flaws = append(r.flaws, address+": "+flaw)
			}
			continue
		}
		if _, split := inputs[id+".1"]; split {
			continue
		}
		for n := range in.Descendants() {
			if n.Data == "a" && hasClass(n, "n") && strings.HasPrefix(attr(n, "href"), "/receipts/") {
				r.leads = append(r.leads, attr(n, "href"))
			}
		}
	}
	return r
}

func inside(n *html.Node, tag string) *html.Node {
	for up := n.Parent; up != nil; up = up.Parent {
		if up.Data == tag {
			return up
		}
	}
	return nil
}

func speaksOfNow(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		for _, a := range n.Attr {
			if a.Key == "data-now" {
				return true
			}
		}
	}
	return false
}

var originalAt = regexp.MustCompile(`^/uploads/(\d+)/file(\?asof=.*)?$`)

// cellOf is the cell an input of a receipt names, held against the file: its
// text, its unit and the checksum.
func (w *trail) cellOf(in *html.Node) (shown *place, flaw string) {
	w.t.Helper()
	var at place
	var text, unit, sum string
	for n := range in.Descendants() {
		switch {
		case hasClass(n, "cellref"):
			at.sheet, at.cell, _ = strings.Cut(shownText(n), "!")
		case n.Data == "q":
			text = shownText(n)
			if n.NextSibling != nil {
				unit = n.NextSibling.Data
			}
		case n.Data == "a" && originalAt.MatchString(attr(n, "href")):
			at.upload, _ = strconv.Atoi(originalAt.FindStringSubmatch(attr(n, "href"))[1])
		case n.Data == "code" && hasClass(n, "hash"):
			sum = shownText(n)
		}
	}
	switch {
	case at.cell == "":
		return nil, ""
	case at.upload == 0:
		return &at, fmt.Sprintf("%s!%s stands in no file that could be opened", at.sheet, at.cell)
	}
	f := w.original(at.upload)
	value := f.cells[at]
	said, ok := new(big.Rat).SetString(strings.ReplaceAll(text, ",", ""))
	switch {
	case f.sum != sum:
		return &at, "the checksum is not the file's"
	case value == nil || !ok:
		return &at, fmt.Sprintf("%v holds no number, shown is %q", at, text)
	}
	for name, holds := range canonical {
		if wordOf(unit, name) && new(big.Rat).Mul(said, holds).Cmp(value) == 0 {
			return &at, ""
		}
	}
	return &at, fmt.Sprintf("%v is %s in the file, shown is %s%s", at, value.FloatString(4), text, unit)
}

// wordOf finds a unit as a word of its own: 原表单位 亿元，按 1 亿元 = ….
func wordOf(text, unit string) bool {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '，' || r == ',' || r == '\n' }) {
		if word == unit {
			return true
		}
	}
	return false
}
