package sheet

import "strconv"

// The bounds of a grid, those of the .xlsx format.
const (
	MaxRows = 1 << 20 // 1,048,576
	MaxCols = 1 << 14 // 16,384, column XFD
)

// ColName is the letters of a 1-based column: 1 is A, 28 is AB; "" below 1.
func ColName(col int) string {
	var buf [8]byte
	i := len(buf)
	for col > 0 && i > 0 {
		col--
		i--
		buf[i] = byte('A' + col%26)
		col /= 26
	}
	return string(buf[i:])
}

// Addr is the A1 address of a 1-based row and column: Addr(5, 3) is "C5".
func Addr(row, col int) string { return ColName(col) + strconv.Itoa(row) }

// Parse reads an A1 address, "C5" or "$C$5", letters in either case. It is
// false for anything else and for addresses outside MaxRows × MaxCols.
func Parse(addr string) (row, col int, ok bool) { return parseAddr(addr) }

// parseAddr is Parse over bytes or a string, without allocating.
func parseAddr[T string | []byte](addr T) (row, col int, ok bool) {
	i := 0
	if i < len(addr) && addr[i] == '$' {
		i++
	}
	for ; i < len(addr); i++ {
		c := addr[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		if col = col*26 + int(c-'A'+1); col > MaxCols {
			return 0, 0, false
		}
	}
	if i < len(addr) && addr[i] == '$' {
		i++
	}
	for ; i < len(addr); i++ {
		d := addr[i] - '0'
		if d > 9 || row == 0 && d == 0 {
			return 0, 0, false
		}
		if row = row*10 + int(d); row > MaxRows {
			return 0, 0, false
		}
	}
	return row, col, row > 0 && col > 0
}
