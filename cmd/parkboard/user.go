package main

import (
	"bufio"
	"context"
	"os"
	"slices"
	"strings"

	"parkboard/internal/park"
	"parkboard/store"
)

// user keeps accounts from the command line: add one, or print a one-time link
// by which its owner sets a password.
func user(ctx context.Context, e env) int {
	set := flags(e, "user")
	data := set.String("data", "data", e.say().T("cli.flag.data"))
	role := set.String("role", string(park.Clerk), e.say().T("cli.flag.role"))
	display := set.String("display", "", e.say().T("cli.flag.display"))
	parks := set.String("parks", "", e.say().T("cli.flag.parks"))
	stdin := set.Bool("password-stdin", false, e.say().T("cli.flag.password_stdin"))
	operands, code, ok := parse(set, e)
	if !ok {
		return code
	}
	if len(operands) != 2 || !slices.Contains(park.Roles, park.Role(*role)) {
		set.Usage()
		return misused
	}
	db, err := openData(ctx, *data)
	if err != nil {
		return fail(e, err)
	}
	defer closing(db)
	who := park.User{Name: operands[1], Display: *display, Role: park.Role(*role), Parks: commaList(*parks)}
	if who.Display == "" {
		who.Display = who.Name
	}
	switch operands[0] {
	case "add":
		err = addUser(ctx, e, db, who, *stdin)
	case "password":
		err = printSetup(ctx, e, db, who.Name)
	default:
		set.Usage()
		return misused
	}
	if err != nil {
		return fail(e, err)
	}
	return done
}

// addUser adds an account; without a password on standard input it prints the
// one-time link instead.
func addUser(ctx context.Context, e env, db *store.DB, who park.User, stdin bool) error {
	password := ""
	if stdin {
		line, err := bufio.NewReader(os.Stdin).ReadString('\n')
		if err != nil && line == "" {
			return park.Invalidf("password_missing", "no password on standard input")
		}
		password = strings.TrimRight(line, "\r\n")
	}
	if err := db.AddUser(ctx, park.Act{Actor: store.FirstAdministrator, At: e.clock()}, who, password); err != nil {
		return err
	}
	say(e.stdout, e.say().T("cli.user.added", who.Name, e.say().T("role."+string(who.Role))))
	if password != "" {
		return nil
	}
	return printSetup(ctx, e, db, who.Name)
}

// printSetup prints the path of a one-time set-up link, valid for a day.
func printSetup(ctx context.Context, e env, db *store.DB, name string) error {
	token, err := db.SetupToken(ctx, park.Act{Actor: store.FirstAdministrator, At: e.clock()}, name)
	if err != nil {
		return err
	}
	say(e.stdout, e.say().T("cli.user.setup", name, "/setup/"+token))
	return nil
}

func commaList(text string) []string {
	if text == "" {
		return nil
	}
	parts := strings.Split(text, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}
