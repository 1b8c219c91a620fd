namespace NewsBot.Tests.Briefing.Quotes;

/// <summary>A short text and who says what in it: "Speaker: words", several pieces with " … " between them.</summary>
internal sealed record QuoteCase(string Text, params string[] Said);

/// <summary>Short texts about people and outlets that do not exist.</summary>
internal static class QuoteCases
{
    public static QuoteCase[] All { get; } =
    [
        // Direct, the speaker behind.
        new("“The bridge will hold until the spring,” said Marta Evenlode.",
            "Marta Evenlode: The bridge will hold until the spring,"),
        new("“We have no plan for the winter,” Tobin Marrack said on Tuesday.", "Tobin Marrack: We have no plan for the winter,"),
        new("\"Nobody asked the fishermen,\" said harbour master Ewan Prowse.", "Ewan Prowse: Nobody asked the fishermen,"),
        new("“It was loud, and then it was dark,” said Lene Ostrova, 41, who runs the bakery.",
            "Lene Ostrova: It was loud, and then it was dark,"),
        new("“The figures are simply wrong,” Finance Minister Pavel Ardent told the Assembly.",
            "Pavel Ardent: The figures are simply wrong,"),
        new("“Who is going to pay for this?” asked councillor Ines Fallow.", "Ines Fallow: Who is going to pay for this?"),
        new("“Not one more crown!” shouted Gregor Pell from the gallery.", "Gregor Pell: Not one more crown!"),
        new("“Trains will run again by noon,” according to Dario Senn, a spokesman for the railway.",
            "Dario Senn: Trains will run again by noon,"),
        new("“The water is safe to drink,” said the town’s chief chemist, Ruta Vane.", "Ruta Vane: The water is safe to drink,"),
        new("“I would do the same again,” wrote Sir Hugh Tamsin in a letter to the board.",
            "Hugh Tamsin: I would do the same again,"),
        new("“Our members wake up early and go home late,” Dr. Petra Lindgrove explained.",
            "Petra Lindgrove: Our members wake up early and go home late,"),
        new("'We will not leave the valley,' said Orla Dene.", "Orla Dene: We will not leave the valley,"),
        new("“The vaccine works in the old as well,” said Ursula von der Heyde, who led the trial.",
            "Ursula von der Heyde: The vaccine works in the old as well,"),
        new("“You cannot print your way out of a drought,” Sen. Luis O’Brannock said.",
            "Luis O’Brannock: You cannot print your way out of a drought,"),

        // Split.
        new("“The wall is old,” said Marta Evenlode, “and it was never meant for this.”",
            "Marta Evenlode: The wall is old, … and it was never meant for this."),
        new("“We were told to wait,” Tobin Marrack said. “Nobody told us for how long.”",
            "Tobin Marrack: We were told to wait, … Nobody told us for how long."),
        new("“If the ice holds,” Captain Signe Rask said, “we shall sail on Monday.”",
            "Signe Rask: If the ice holds, … we shall sail on Monday."),
        new("“There is no danger,” Evenlode’s deputy, Jonas Brill, told reporters, adding: “The pumps are running at full "
            + "power.”",
            "Jonas Brill: There is no danger, … The pumps are running at full power."),
        new("“I saw the light,” she said. “I heard nothing at all.”\n\nLater the police came."),
        new("“We lost the game,” coach Mirko Stahl said after the match, “but we found a team.” The next match is on Sunday.",
            "Mirko Stahl: We lost the game, … but we found a team."),

        // The speaker in front.
        new("Marta Evenlode said: “The bridge will be closed for two years.”",
            "Marta Evenlode: The bridge will be closed for two years."),
        new("Tobin Marrack told the Corvane Wire, “We are selling the ships one by one.”",
            "Tobin Marrack: We are selling the ships one by one."),
        new("Opposition leader Greta Holm said that the minister had “promised everything and built nothing”.",
            "Greta Holm: promised everything and built nothing"),
        new("According to Dario Senn, “the last train left at a quarter to nine”.",
            "Dario Senn: the last train left at a quarter to nine"),
        new("In a statement on Monday, Ines Fallow said the vote was “a slap in the face of the whole town”.",
            "Ines Fallow: a slap in the face of the whole town"),
        new("Earlier on Friday, Pavel Ardent called the plan “the worst idea of a bad year”.",
            "Pavel Ardent: the worst idea of a bad year"),
        new("Ruta Vane, the town’s chief chemist, warned: “Do not swim below the weir.”",
            "Ruta Vane: Do not swim below the weir."),
        new("Lene Ostrova, who has baked here since 1998, said, “I will open again on Monday.”",
            "Lene Ostrova: I will open again on Monday."),
        new("Gregor Pell was blunt: “They lied to us for years.”", "Gregor Pell: They lied to us for years."),
        new("Hugh Tamsin was quoted as saying that “no ship of ours will carry it”.",
            "Hugh Tamsin: no ship of ours will carry it"),
        new("Said Ewan Prowse: “The tide does not read newspapers.”", "Ewan Prowse: The tide does not read newspapers."),
        new("Ewan Prowse wrote on Monday that boats should “stay in port until the wind turns”, the Wire reported.",
            "Ewan Prowse: stay in port until the wind turns"),
        new("Mayor Ines Fallow rejected the idea. “A town is not a company,” she said.", "Ines Fallow: A town is not a company,"),

        // Nested.
        new("“He looked at me and said ‘go home, all of you’, so we went,” said Lene Ostrova.",
            "Lene Ostrova: He looked at me and said ‘go home, all of you’, so we went,"),
        new("\"The sign says 'keep out' and I kept out,\" Gregor Pell said.",
            "Gregor Pell: The sign says 'keep out' and I kept out,"),
        new("Greta Holm said: “The minister told us, ‘Wait and see.’ We waited, and we saw nothing.”",
            "Greta Holm: The minister told us, ‘Wait and see.’ We waited, and we saw nothing."),

        // Several sentences and paragraphs by one speaker.
        new("“It began in the cellar. Then the stairs caught fire. We jumped,” Jonas Brill said.",
            "Jonas Brill: It began in the cellar. Then the stairs caught fire. We jumped,"),
        new("Signe Rask described the night. “The mast broke at three,” Rask said. “We cut it loose at four.”",
            "Signe Rask: The mast broke at three, … We cut it loose at four."),
        new("“We have asked for help three times,” Petra Lindgrove said.\n\n“Each time they sent a form,” she added.",
            "Petra Lindgrove: We have asked for help three times,", "Petra Lindgrove: Each time they sent a form,"),
        new("Mirko Stahl said: “We trained all summer in the rain.\n\n“And then the league gave us the sun.”",
            "Mirko Stahl: We trained all summer in the rain.", "Mirko Stahl: And then the league gave us the sun."),
        new("“We will appeal,” said Orla Dene. “The court has not read the file,” said her lawyer, Magnus Thorley.",
            "Orla Dene: We will appeal,", "Magnus Thorley: The court has not read the file,"),

        // Pronouns, surnames and roles, for whom the text has named before.
        new("Minister Corin Vale asked for patience. “We are watching the fever,” Vale said.\n\n"
            + "The physician Hanne Brook disagreed. “The rules come too late,” she said.",
            "Corin Vale: We are watching the fever,", "Hanne Brook: The rules come too late,"),
        new("Marta Evenlode, an engineer, examined the wall. “I have seen worse,” she said.",
            "Marta Evenlode: I have seen worse,"),
        new("Tobin Marrack met Greta Holm on Sunday. He left early. “There was nothing to discuss,” he said.",
            "Tobin Marrack: There was nothing to discuss,"),
        new("Greta Holm visited the camp with Mr Marrack. “These tents will not last the winter,” she said.",
            "Greta Holm: These tents will not last the winter,"),
        new("Dario Senn runs the railway.\n\nThe line was closed on Monday.\n\n“We need new sleepers,” Senn said.",
            "Dario Senn: We need new sleepers,"),
        new("Judge Alva Reinholt dismissed the case. “The paper was never signed,” the judge said.",
            "Alva Reinholt: The paper was never signed,"),
        new("Prime Minister Jorun Kest spoke to the press with Pavel Ardent. “The budget stands,” Kest said. “It will not be "
            + "changed,” Ardent said.",
            "Jorun Kest: The budget stands,", "Pavel Ardent: It will not be changed,"),
        new("The Pells have farmed here for a century. Gregor Pell has 40 cows; his sister, Hedda Pell, keeps the books. "
            + "“Milk alone feeds nobody,” said Hedda Pell.",
            "Hedda Pell: Milk alone feeds nobody,"),
        new("Ines Fallow’s spokesman, Emil Karst, would not comment. “The mayor is on holiday this week,” Mr Karst said.",
            "Emil Karst: The mayor is on holiday this week,"),
        new("Ruta Vane took samples on Friday. “The readings are normal again,” Vane said in an e-mail.",
            "Ruta Vane: The readings are normal again,"),

        // Nobody is named, or nothing is quoted.
        new("Marta Evenlode opened the meeting. “We are all afraid of the water,” one resident said."),
        new("“The investigation goes on and on,” a spokesman for Mayor Ines Fallow said."),
        new("The so-called “wall of shame and silence” was torn down in March. Tobin Marrack watched."),
        new("Greta Holm read from her new book, “The Long Winter of the Valley”, in Ostrane."),
        new("Pavel Ardent called it a “mistake”."),
        new("Gregor Pell held a sign that said “No water for the rich”."),
        new("“No entry beyond this point” is painted on the gate in red letters."),
        new("The film “A House by the Sea” won three prizes, the jury said."),
        new("Lene Ostrova said that she would open again on Monday."),
        new("“The crews worked through the night and all day,” the authority said in a statement."),
        new("It is 6' 2\" tall, said Jonas Brill, and weighs as much as a bus does."),
        new("Hugh Tamsin was told: “You have ten minutes to leave the building.”"),
    ];
}
