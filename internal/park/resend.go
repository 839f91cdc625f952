package park

import "slices"

// StateAt is the state the upload was in at a moment; "" before it was sent.
func (u Upload) StateAt(at Moment) State {
	var state State
	for _, step := range u.Steps {
		if !step.At.After(at) {
			state = step.State
		}
	}
	return state
}

// Meets reports whether both uploads speak of the same park in the same
// period.
func (u Upload) Meets(other Upload) bool {
	return intersect(u.Parks, other.Parks) && intersect(u.Periods, other.Periods)
}

// Covers reports whether the upload speaks of every park and every period of
// the other. Of a file in which none could be read, the name stands for them.
func (u Upload) Covers(other Upload) bool {
	if len(other.Parks) == 0 || len(other.Periods) == 0 {
		return u.FileName == other.FileName
	}
	return within(other.Parks, u.Parks) && within(other.Periods, u.Periods)
}

// LastBefore is the upload that a newer one corrects: of the uploads sent
// before it that the reader may see and that meet it, the newest that was not
// published or withdrawn when the newer one was sent (docs/intake.md#resending).
func LastBefore(up Upload, all []Upload, reader User) (last Upload, ok bool) {
	for _, one := range all {
		if one.ID >= up.ID || one.ID <= last.ID || !one.Meets(up) || !reader.MaySee(one) {
			continue
		}
		switch one.StateAt(up.SentAt) {
		case Checked, Submitted, Returned:
			last, ok = one, true
		}
	}
	return last, ok
}

// SupersededBy is the newest upload of the same sender that covers a checked
// one: the sender went on with that file (docs/intake.md#resending).
func SupersededBy(up Upload, all []Upload) (by Upload, ok bool) {
	if up.State != Checked {
		return Upload{}, false
	}
	for _, one := range all {
		if one.ID > up.ID && one.ID > by.ID && one.SentBy == up.SentBy && one.Covers(up) {
			by, ok = one, true
		}
	}
	return by, ok
}

func intersect[T comparable](a, b []T) bool {
	return slices.ContainsFunc(a, func(one T) bool { return slices.Contains(b, one) })
}

func within[T comparable](part, whole []T) bool {
	return !slices.ContainsFunc(part, func(one T) bool { return !slices.Contains(whole, one) })
}
