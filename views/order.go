package views

import (
	"cmp"
	"math/big"
)

// byNumber orders two rows of a sorted table by their numbers; a row without
// one stays last in either direction, and there the rows keep their places.
func byNumber(x, y *big.Rat, down bool, first, second int) int {
	switch {
	case x == nil && y == nil:
		return cmp.Compare(first, second)
	case x == nil:
		return 1
	case y == nil:
		return -1
	case down:
		return y.Cmp(x)
	}
	return x.Cmp(y)
}
