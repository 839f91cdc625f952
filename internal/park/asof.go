package park

import "time"

// asOfLayout writes a moment in Beijing to the second, as the store keeps it.
const asOfLayout = "2006-01-02T15:04:05"

// ParseAsOf reads the moment of an “as known on”: a day, which means its end in
// Beijing, or a day with a time of Beijing (docs/domain.md#moments). The
// error is Invalid, key asof.
func ParseAsOf(text string) (Moment, error) {
	if day, err := ParseDate(text); err == nil {
		return day.End(), nil
	}
	at, err := time.ParseInLocation(asOfLayout, text, Beijing)
	if err != nil {
		return Moment{}, Invalidf("asof", "%s", text)
	}
	return at.UTC(), nil
}

// AsOfText writes a moment as ParseAsOf reads it, the end of a day as the day.
func AsOfText(at Moment) string {
	if day := DateOf(at); day.End().Equal(at) {
		return string(day)
	}
	return at.In(Beijing).Format(asOfLayout)
}
