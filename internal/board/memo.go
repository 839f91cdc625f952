package board

import (
	"sync"
	"sync/atomic"
)

// memoBytes and memoBytesAPark bound, roughly, what a board's answers take:
// readers choose what is asked, and there are more subsets of parks than
// memory. What one page asks of all parks fits in half of it, or each page
// would forget what the next one needs.
const (
	memoBytes      = 64 << 20
	memoBytesAPark = 64 << 10
)

// memo remembers answers in two generations. What is asked for again moves to
// the young one; when that is full, it becomes the old one and the old one is
// forgotten. Reading takes no lock.
type memo[V any] struct {
	limit int64 // bytes of both generations
	bytes func(Query, V) int64
	young atomic.Pointer[generation]
	old   atomic.Pointer[generation]
	turn  sync.Mutex
}

// generation is answers by Query, and what they take.
type generation struct {
	answers sync.Map
	bytes   atomic.Int64
}

func newMemo[V any](limit int64, bytes func(Query, V) int64) *memo[V] {
	m := &memo[V]{limit: limit, bytes: bytes}
	m.young.Store(&generation{})
	m.old.Store(&generation{})
	return m
}

// load is the remembered answer to a query.
func (m *memo[V]) load(q Query) (v V, ok bool) {
	if had, ok := m.young.Load().answers.Load(q); ok {
		return had.(V), true
	}
	if had, ok := m.old.Load().answers.Load(q); ok {
		return m.keep(q, had.(V)), true
	}
	return v, false
}

// keep remembers an answer, or gives back the one that came first.
func (m *memo[V]) keep(q Query, v V) V {
	young := m.young.Load()
	had, there := young.answers.LoadOrStore(q, v)
	if !there && young.bytes.Add(m.bytes(q, v)) > m.limit/2 {
		m.age(young)
	}
	return had.(V)
}

// age makes a full generation the old one, once.
func (m *memo[V]) age(full *generation) {
	m.turn.Lock()
	defer m.turn.Unlock()
	if m.young.Load() == full {
		m.old.Store(full)
		m.young.Store(&generation{})
	}
}

// Estimates of what an answer takes in memory beside the terms it shares with
// others.
const (
	answerBytes = 512 // a Value with its number and its place in the map
	termBytes   = 80
	codeBytes   = 24 // one code in a list
	placeBytes  = 64 // one park of a ladder
)

func valueBytes(q Query, v *Value) int64 {
	return int64(answerBytes + termBytes*len(v.Terms) + codeBytes*(len(v.Covered)+len(v.Absent)) + len(q.Among))
}

func ladderBytes(q Query, l ladder) int64 {
	return int64(answerBytes + placeBytes*len(l.places) + len(q.Among))
}

func listBytes(q Query, list string) int64 { return int64(answerBytes + len(q.Among) + len(list)) }
