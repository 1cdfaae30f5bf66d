"""Given names that tell whether “he” or “she” can mean somebody; those that men and women share are left out.

The lists are our own. They only ever keep a pronoun from meaning the wrong person, and never decide what anybody is.
"""

import re

from claims.reading.words import word_set

_HE = word_set(
    "aaron abdul abdullah adam adrian adrián ahmad ahmed alan albert alberto alejandro aleksandr alexander alexei "
    "alfonso alfred alvaro amir amit anatoly anders andreas andrei andrew andriy andrzej andrés anthony antoine anton "
    "antonio arjun arnold artem arthur barack bashar ben benjamin benoit bernard bernd bernie bill bob bohdan boris "
    "brandon brett brian bruce bruno callum carl carlos cesar charles chris christian christoph christopher chuck "
    "claude colin craig dale dan daniel darren dave david dean dennis denys derek didier diego dieter dimitri dmitri "
    "dmitry dmytro domingo dominic donald douglas dragan duncan edgar eduardo edvin edward edwin elon emil emmanuel "
    "emre enrique eric erik ernst esteban eugene evan faisal felipe felix fernando francisco franck frank franz "
    "françois fred frederick friedrich frédéric fyodor gareth gabriel gary gavin geoffrey georg george gerald gerard "
    "gerhard gilles giorgio giovanni giuseppe goran gordon graham greg gregory guillermo gunnar gustav gustavo guy "
    "günter hamid hans harald harlan harold harry hassan heinrich heinz helmut henk henning henri henrik henry "
    "herbert hernán holger horst howard hugh hugo hussein ian ibrahim ignacio igor ihor ilya imran ismail ivan iván "
    "jack jacob jacques jaime jake james jaroslaw jason javier jeff jeffrey jens jeremy jerry jesús jim jimmy joao "
    "joaquin joaquín joe joel joerg johan johann johannes john johnny jonas jonathan jorge jose josef joseph joshua "
    "josé juan julian julien julio justin jérôme józef jürgen karl keith ken kenneth kevin khalid klaus knut "
    "konstantin krzysztof kurt kyle larry lars lasse laurent lawrence leif leon leonard leonid liam lloyd lorenzo "
    "louis luc luca lucas luis luiz lukas luke mads magnus mahmoud manfred manuel marc marcel marco marcos marcus "
    "mario mark markus martin martín marvin mathieu matteo matthew matthias matthieu max maxim maximilian mehmet "
    "michael michel miguel mike mikhail milan mitch mohamed mohammad mohammed muhammad murat mustafa mykhailo mykola "
    "nadeem narendra nasser nathan neil nicholas nicolas nigel nikita nikola nikolai nils noah norbert norman olaf "
    "ole oleg oleh oleksandr oleksii oliver olivier omar oscar oskar otto owen pablo pascal patrick paul paulo pavel "
    "pavlo pedro per peter petr petro philip philipp philippe phillip pierre piotr rafael rahul raj rajesh ralf ralph "
    "ramon ranga raphael rasmus ray raymond raúl recep reinhard ricardo richard rick rob robert roberto rodrigo roger "
    "roland rolf roman ron ronald roy rubén rudolf rui ruslan russell ryan rémi sadiq salman salvador samuel sanjay "
    "scott sean sebastian sebastián serge sergei sergey sergio serhii simon stanislav stefan stephan stephen steve "
    "steven stuart sven taras tariq ted terry theo theodore thierry thomas thorsten tim timo timothy tobias todd tom "
    "tomas tomasz tommy tomás tony torsten travis trevor tyler udo ulrich uwe vadim valentin vasyl vijay viktor "
    "vincent vitali vladimir vladislav volker volodymyr víctor walter warren wayne werner wilhelm will william "
    "winston wojciech wolfgang wyatt xavier yann yaroslav yasser yevhen yuri yusuf yves zbigniew zoran álvaro ángel "
    "óscar aron cody dario dev enzo hal "
    "isak joost kees kip lew lou mohan ned ravi sven troels ty "
    "aamir andy bobby brad bryan charlie clint clive cyril damian damir danny darrell denzel dwight dylan dzhokhar "
    "eddie elias elijah emilio ernest ethan ezra fidel freddie garry georgy glen glenn gregg hamish harvey herman "
    "horace irving isaac jamal jared jeb jermaine jerome jon josh julius karim kenny kirk kofi lance lebron leo leroy "
    "lester lionel luther malcolm malik matt maurice milton mitt mohamad moshe nate nathaniel neal nelson nick nolan "
    "percy pete quentin quincy ramzan randy raul reggie rex reza rodney rohit rory rudy rupert rustam saddam samir "
    "saul seth shane shawn shimon silvio solomon spencer stan stewart suresh sylvester tamerlan theodor toby trent "
    "vernon victor vince virgil wallace wes wilfred willie yair yasir yitzhak yossi zachary ziad"
)
_SHE = word_set(
    "abigail ada adele adriana agnes agnieszka agnès aisha aleksandra alexandra alice alicia alina alison amanda "
    "amelia amy amélie ana anastasia angela angelina anita anja anjali anke ann anna anne annette annie antonia "
    "astrid audrey aurora aurélie barbara beatrice beatriz becky berta bertha beth betty bianca birgit bodil bonnie "
    "brenda bridget brigitte carla carmen carol carolina caroline carrie catherine cecilia celine charlotte chloe "
    "christiane christina christine cindy claire clara claudia colleen cristina cynthia céline dana daniela danielle "
    "daria debbie deborah deepika denise diana diane dolores donna doris dorothy edith elaine eleanor elena elif "
    "elisabeth elise eliza elizabeth elke ella ellen elsa elvira emilia emily emma emmanuelle erica erika esther eva "
    "eve evelyn ewa fatima fatma fiona flora florence frances francesca gabriela gabrielle gemma georgia gertrud gina "
    "gisela gloria grace greta gudrun halyna hanna hannah hanne heather heidi heike helen helena helga hillary holly "
    "hélène ida ilse inga ingrid ingvild inna inés irene irina iris iryna isabel isabella isabelle ivanka jacqueline "
    "jana jane janet janice jasmine jeanne jennifer jenny jessica jill joan joanna johanna josephine josiane joyce "
    "juana judith judy julia juliana julie kaja kamala karen karin karina karla katarzyna kate kateryna katharina "
    "katherine kathleen kathy katie katja katrin kayla kelly kerstin kirsten klara kristina larissa larysa laura "
    "lauren layla leila lena leonie lidia lillian linda lisa lise liz lorraine louise lucia lucy lucía luisa lydia "
    "lyudmila lyudmyla madeleine magdalena maja malala malgorzata margaret margarita maria mariam mariana marianne "
    "marie marina marion marta martha martina mary maryam maría matilda maud meera megan melania melanie melissa "
    "mercedes mette mia michelle milena mireille miriam molly monica monika mónica nadia nancy naomi natalia natalie "
    "nataliia natasha nathalie nicole nina nora noura oksana olena olga olha olivia pamela patricia paula pauline "
    "petra pia pilar polina priya rachel rebecca regina renate rita rocío rosa rosalind rose roxana ruth sabine "
    "sabrina sally samantha samira sandra sara sarah signe sigrid silke silvia sofia sofía sonia sophia sophie stella "
    "stephanie sunita susan susana susanne suzanne svetlana sylvia tamara tanja tanya tatiana teresa tetiana theresa "
    "tina tove trudy ulla ulrike ursula uta ute valentina valeria vanessa vera veronica veronika verónica victoria "
    "viktoria virginia vivian wendy yana yelena yulia yuliia yvonne zainab zeynep zoe zofia anke bev "
    "carly fay gita hilde ines ita kirsty lia lori maeve mara moira priti rena rosalind sinead tessa "
    "arlene barbra bernadette bettina brittany candace carole cecile charlene chelsea cheryl clare constance cora "
    "cornelia daisy daphne darlene deirdre dorothea edna eileen elsie estelle ethel eunice felicia freya geraldine "
    "gertrude gillian gladys glenda gwen gwyneth harriet hazel imogen irma isobel ivana ivy jodie josie kendra "
    "kimberly kristen kristin lana leah lilian lily lois loretta lorna lucille mabel mandy marcia margot marilyn "
    "marjorie marlene maureen maxine maya melinda meredith michaela mildred muriel nadine norma oprah paige patti "
    "peggy penny phoebe phyllis polly ramona rhonda roberta rosemary rosie roxanne ruby salma serena sharon sheila "
    "sheryl shirley simone sue susie suzy sylvie tabitha thelma tiffany trisha valerie vicky wanda whitney wilma "
    "yvette zara"
)


_SLAVIC_SHE = re.compile(r"(?:[оеєё]ва|[иі]на|ая|[сц]ька|[сц]кая)$")
_SLAVIC_HE = re.compile(r"(?:[оеєё]в|[иі]н|ий|ой|[сц]ький|[сц]кий)$")
_CYRILLIC = re.compile(r"[а-яёіїєґ]")


def pronoun_of(name: str) -> str:
    """“he” or “she” where the given name, or the ending of a Ukrainian or Russian family name, tells; else nothing."""
    first = name.partition(" ")[0].lower()
    if _CYRILLIC.match(first) and " " in name:
        return "she" if _SLAVIC_SHE.search(name.lower()) else "he" if _SLAVIC_HE.search(name.lower()) else ""
    return "he" if first in _HE else "she" if first in _SHE else ""
