package intake

import "parkboard/internal/park"

// taken tells where a figure stands among the records. There is an entry for
// every figure of a file, so keys are kept at 14 bytes: codes are numbered as
// they come.
type taken struct {
	numbers map[string]uint16 // of parks', indicators' and measures' codes
	at      map[takenKey]int32
}

type takenKey struct {
	year                            int32
	month, park, indicator, measure uint16
}

func newTaken() taken {
	return taken{numbers: map[string]uint16{}, at: map[takenKey]int32{}}
}

func (t taken) number(code string) uint16 {
	n, known := t.numbers[code]
	if !known {
		n = uint16(len(t.numbers)) // a catalogue has a few dozen codes
		t.numbers[code] = n
	}
	return n
}

func (t taken) key(k park.Key) takenKey {
	return takenKey{int32(k.Period.Year), uint16(k.Period.Month), t.number(k.Park), t.number(k.Indicator), t.number(string(k.Measure))}
}

// put notes that a figure stands at a record.
func (t taken) put(k park.Key, record int) { t.at[t.key(k)] = int32(record) }

// find is the record of a figure; false where the file has none.
func (t taken) find(k park.Key) (record int, ok bool) {
	n, ok := t.at[t.key(k)]
	return int(n), ok
}
