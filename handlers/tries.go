package handlers

import (
	"crypto/sha256"
	"sync"
	"time"
)

// Signing in may fail so often from one place with one name before it has to
// wait.
const (
	allowedTries    = 5
	waitMinutes     = 15
	rememberedTries = 4096 // keys kept at most: a flood of names cannot fill the memory
)

// tries counts failed sign-ins by name and address. It keeps sums of them, so
// that a long name takes no more room than a short one.
type tries struct {
	clock func() time.Time
	mu    sync.Mutex
	of    map[tryKey]tried
}

type tryKey [sha256.Size]byte

func tryFrom(name, address string) tryKey { return sha256.Sum256([]byte(name + "\x00" + address)) }

type tried struct {
	times int
	until time.Time // when it is forgotten
}

func newTries(clock func() time.Time) *tries {
	return &tries{clock: clock, of: make(map[tryKey]tried)}
}

// take uses up one try before the password is looked at, so that tries at the
// same time count too: how many are left after it, and whether this one is
// free.
func (t *tries) take(key tryKey) (left int, free bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.clock()
	have := t.of[key]
	if !now.Before(have.until) {
		have = tried{until: now.Add(waitMinutes * time.Minute)}
	}
	if have.times >= allowedTries {
		return 0, false
	}
	have.times++
	t.makeRoom(now)
	t.of[key] = have
	return allowedTries - have.times, true
}

// forget clears the count after a sign-in that worked.
func (t *tries) forget(key tryKey) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.of, key)
}

// makeRoom drops what is over and, if that is not enough, the oldest.
func (t *tries) makeRoom(now time.Time) {
	if len(t.of) < rememberedTries {
		return
	}
	var oldest tryKey
	var first time.Time
	for key, have := range t.of {
		if !now.Before(have.until) {
			delete(t.of, key)
			continue
		}
		if first.IsZero() || have.until.Before(first) {
			oldest, first = key, have.until
		}
	}
	if len(t.of) >= rememberedTries {
		delete(t.of, oldest)
	}
}
