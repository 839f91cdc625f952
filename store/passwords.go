package store

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"database/sql"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	zxcvbn "github.com/ccojocar/zxcvbn-go"
	"golang.org/x/crypto/argon2"

	"parkboard/internal/park"
)

// The cost of a password hash: argon2id, 19 MiB, two passes, one lane. Hashes
// carry their cost, so raising it later leaves old ones valid.
const (
	hashMemory  = 19 * 1024 // KiB
	hashPasses  = 2
	hashLanes   = 1
	hashLength  = 32
	saltLength  = 16
	longestWord = 256 // bytes; longer input is refused before it costs anything
	strongScore = 3   // of zxcvbn's 0 to 4: safe against a moderate offline attack
)

// SetPassword gives an account a new password. A weak one is refused with
// park.Invalid, key weak_password: by estimated guesses, with the words of the
// board counted as known. The account is its owner's from then on, not the
// sample's, and set-up tokens for it end.
func (db *DB) SetPassword(ctx context.Context, act park.Act, name, password string) error {
	u, err := db.User(ctx, name)
	if err != nil {
		return err
	}
	u.Sample = false
	hash, err := db.requiredPassword(ctx, u, password)
	if err != nil {
		return err
	}
	return db.act(ctx, act, VerbPassword, func(tx *sql.Tx) (string, error) {
		return "users/" + name, replacePassword(ctx, tx, name, hash)
	})
}

func replacePassword(ctx context.Context, tx *sql.Tx, name, hash string) error {
	_, err := tx.ExecContext(ctx, `UPDATE users SET password = $2, sample = 0 WHERE name = $1 AND closed = 0`, name, hash)
	if err == nil {
		_, err = tx.ExecContext(ctx, `DELETE FROM setup_tokens WHERE user = $1`, name)
	}
	if err != nil {
		return fmt.Errorf("setting the password of %s: %w", name, err)
	}
	return nil
}

// HasPassword reports whether an account can sign in with a password at all.
func (db *DB) HasPassword(ctx context.Context, name string) (has bool, err error) {
	err = db.reader.QueryRowContext(ctx, `SELECT password <> '' FROM users WHERE name = $1 AND closed = 0`, name).Scan(&has)
	if absent(err) {
		return false, park.NotFoundf("user", "no user %s", name)
	}
	if err != nil {
		return false, fmt.Errorf("reading user %s: %w", name, refusal(err))
	}
	return has, nil
}

// CheckPassword answers whose name and password these are. Any mismatch, an
// unknown name and an account without a password are the same park.Forbidden,
// key signin, after the same work.
func (db *DB) CheckPassword(ctx context.Context, name, password string) (park.User, error) {
	wrong := park.Forbiddenf("signin", "name or password is wrong")
	var hash string
	err := db.reader.QueryRowContext(ctx, `SELECT password FROM users WHERE name = $1 AND closed = 0`, name).Scan(&hash)
	if err != nil && !absent(err) {
		return park.User{}, fmt.Errorf("signing in: %w", refusal(err))
	}
	hopeless := hash == "" || len(password) > longestWord
	if hopeless {
		hash, password = nobodysHash, ""
	}
	matches, err := db.matches(ctx, hash, password)
	if err != nil {
		return park.User{}, fmt.Errorf("signing in: %w", err)
	}
	if hopeless || !matches {
		return park.User{}, wrong
	}
	u, err := db.User(ctx, name)
	if park.KindOf(err) == park.NotFound {
		return park.User{}, wrong
	}
	return u, err
}

// newPassword hashes the password of a new account; "" for none.
func (db *DB) newPassword(ctx context.Context, u park.User, password string) (string, error) {
	if password == "" {
		return "", nil
	}
	return db.requiredPassword(ctx, u, password)
}

func (db *DB) requiredPassword(ctx context.Context, u park.User, password string) (string, error) {
	if len(password) > longestWord {
		return "", park.Invalidf("long_password", "a password has at most %d bytes", longestWord)
	}
	if !u.Sample {
		words, err := db.guessable(ctx, u)
		if err != nil {
			return "", err
		}
		if zxcvbn.PasswordStrength(withoutChinese(password, words), words).Score < strongScore {
			return "", park.Invalidf("weak_password", "the password is too easy to guess")
		}
	}
	salt := make([]byte, saltLength)
	_, _ = rand.Read(salt) // never fails
	key, err := db.hash(ctx, password, salt, hashPasses, hashMemory, hashLanes)
	if err != nil {
		return "", err
	}
	return encodeHash(salt, key), nil
}

// guessable lists the words an attacker would try first: the person's, the
// product's, and the names of the city and its parks, whole and in pieces.
func (db *DB) guessable(ctx context.Context, u park.User) (words []string, err error) {
	var c *park.Catalogue
	err = db.read(ctx, func(tx *sql.Tx) error {
		c, err = catalogue(ctx, tx, park.Moment{})
		return err
	})
	if err != nil {
		return nil, err
	}
	names := []string{"parkboard", "园区看板", u.Name, u.Display, c.Code, c.City.ZH, strings.TrimSuffix(c.City.ZH, "市"), c.City.EN}
	for _, p := range c.Parks {
		names = append(names, p.Code, p.Name.ZH, p.Name.EN, p.Full.ZH, p.Full.EN, p.Short.ZH, p.County.ZH, p.County.EN)
		names = append(names, p.Aliases...)
	}
	for _, name := range names {
		pieces := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
		for _, word := range append(pieces, strings.Join(pieces, "")) {
			if len(word) > 2 {
				words = append(words, strings.ToLower(word))
			}
		}
	}
	slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) }) // 九原工业园区 before 九原
	return words, nil
}

// withoutChinese puts one letter in place of each known Chinese word: the
// estimate matches words by single bytes and would count their characters as
// random ones.
func withoutChinese(password string, words []string) string {
	for _, word := range words {
		if word[0] >= utf8.RuneSelf {
			password = strings.ReplaceAll(password, word, "a")
		}
	}
	return password
}

// hash computes a key. Only a few run at once: each holds its 19 MiB, and a
// crowd at the sign-in page must not take the machine's memory.
func (db *DB) hash(ctx context.Context, password string, salt []byte, passes, memory uint32, lanes uint8) ([]byte, error) {
	select {
	case db.hashes <- struct{}{}:
		defer func() { <-db.hashes }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return argon2.IDKey([]byte(password), salt, passes, memory, lanes, hashLength), nil
}

// encodeHash writes the usual form $argon2id$v=19$m=19456,t=2,p=1$salt$key.
func encodeHash(salt, key []byte) string {
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s",
		argon2.Version, hashMemory, hashPasses, hashLanes, b64(salt), b64(key))
}

// nobodysHash is verified against where there is no account, so that the answer
// takes as long. No password has it.
var nobodysHash = encodeHash(make([]byte, saltLength), make([]byte, hashLength))

func (db *DB) matches(ctx context.Context, encoded, password string) (bool, error) {
	var version int
	var memory, passes uint32
	var lanes uint8
	parts := strings.Split(encoded, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false, fmt.Errorf("a stored password hash is not argon2id")
	}
	_, err := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &memory, &passes, &lanes)
	if err != nil || version != argon2.Version {
		return false, fmt.Errorf("a stored password hash has an unknown cost %q", parts[2]+" "+parts[3])
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false, fmt.Errorf("a stored password hash has a damaged salt: %w", err)
	}
	key, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil {
		return false, fmt.Errorf("a stored password hash is damaged: %w", err)
	}
	got, err := db.hash(ctx, password, salt, passes, memory, lanes)
	return err == nil && subtle.ConstantTimeCompare(got, key) == 1, err
}
