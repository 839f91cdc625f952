package handlers

import (
	"container/list"
	"context"
	"sync"

	"parkboard/internal/park"
)

// pagesBytes bounds what the kept pages take together.
const pagesBytes = 64 << 20

// pageKey is what a page depends on beside the data version: theme is the
// browser's choice and not in it. The user's role and parks follow from name
// and version.
type pageKey struct {
	address string // path and query, the query in one order
	lang    string
	user    string
	today   park.Date // in Beijing, by the clock
	also    string    // what the route adds
}

// pages keeps rendered pages of one data version, the least recently asked for
// leaving first, and lets a page be made once however many ask for it.
type pages struct {
	limit int

	mu      sync.Mutex
	version int64
	byKey   map[pageKey]*list.Element // of *keptPage
	recent  *list.List                // most recently asked for first
	making  map[flightKey]*flight
	counts  pageCounts
}

// pageCounts says what the kept pages did so far, and hold now.
type pageCounts struct {
	Hits    int // answered from what is kept
	Made    int // rendered, kept or not
	Shared  int // waited for another request's rendering and took it
	Evicted int // left for want of room
	Pages   int
	Bytes   int
}

// flightKey is a page being made.
type flightKey struct {
	pageKey
	version int64
}

// flight is the making of a page. page is read after done is closed: nil where
// there was nothing to keep.
type flight struct {
	done chan struct{}
	page *keptPage
}

func newPages(limit int) *pages {
	return &pages{
		limit: limit, byKey: make(map[pageKey]*list.Element), recent: list.New(),
		making: make(map[flightKey]*flight),
	}
}

// page answers the page of a key at a data version, made by make unless it is
// kept or being made. It is nil where make had nothing to keep: then make has
// answered the request. The version is read before anything of the page is, so
// a kept page is never older than its version; a page made from newer data
// than its version is gone with the version.
func (p *pages) page(ctx context.Context, key pageKey, version int64, make func() (*keptPage, error)) (*keptPage, error) {
	kept, under, mine := p.find(flightKey{key, version})
	if kept != nil {
		return kept, nil
	}
	if !mine {
		select {
		case <-under.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if under.page != nil {
			p.count(func(n *pageCounts) { n.Shared++ })
			return under.page, nil
		}
		p.count(func(n *pageCounts) { n.Made++ })
		return make() // what went wrong there is not this request's
	}
	defer p.land(flightKey{key, version}, under) // also when make panics
	made, err := make()
	under.page = made
	return made, err
}

// find is the kept page, or the flight that makes it and whether it is the
// caller's to make.
func (p *pages) find(key flightKey) (kept *keptPage, under *flight, mine bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.renew(key.version)
	if at, ok := p.byKey[key.pageKey]; ok && key.version == p.version {
		p.recent.MoveToFront(at)
		p.counts.Hits++
		return at.Value.(*keptPage), nil, false
	}
	if under, ok := p.making[key]; ok {
		return nil, under, false
	}
	under = &flight{done: make(chan struct{})}
	p.making[key] = under
	p.counts.Made++
	return nil, under, true
}

// land ends a flight and keeps its page while its version is the newest.
func (p *pages) land(key flightKey, under *flight) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.making, key)
	close(under.done)
	if made := under.page; made != nil && key.version == p.version && made.size(key.pageKey) <= p.limit {
		made.key = key.pageKey
		p.byKey[made.key] = p.recent.PushFront(made)
		p.counts.Bytes += made.size(made.key)
		for p.counts.Bytes > p.limit {
			p.drop(p.recent.Back())
			p.counts.Evicted++
		}
	}
}

// renew drops the pages of an older version.
func (p *pages) renew(version int64) {
	if version <= p.version {
		return
	}
	p.version = version
	clear(p.byKey)
	p.recent.Init()
	p.counts.Bytes = 0
}

func (p *pages) drop(at *list.Element) {
	one := p.recent.Remove(at).(*keptPage)
	delete(p.byKey, one.key)
	p.counts.Bytes -= one.size(one.key)
}

func (p *pages) count(what func(*pageCounts)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	what(&p.counts)
}

// counted is what the pages did so far.
func (p *pages) counted() pageCounts {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := p.counts
	n.Pages = len(p.byKey)
	return n
}
