package board

import (
	"fmt"
	"testing"
)

func TestAnswersStayWithinTheirBytesHoweverManyAreAsked(t *testing.T) {
	m := newMemo(100*1000, func(Query, int) int64 { return 1000 })
	always := Query{Park: "rare-earth"}
	m.keep(always, -1)
	for i := range 5000 {
		m.keep(Query{Among: fmt.Sprint(i)}, i)
		if had, ok := m.load(always); !ok || had != -1 {
			t.Fatalf("after %d others, what is asked for again and again is forgotten", i)
		}
	}
	held := 0
	for _, g := range []*generation{m.young.Load(), m.old.Load()} {
		g.answers.Range(func(any, any) bool { held++; return true })
	}
	if held > 102 {
		t.Errorf("%d answers are held of 100", held)
	}
}
