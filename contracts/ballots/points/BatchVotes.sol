// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IBallotBox} from "../../interfaces/IBallotBox.sol";
import {BallotConfig} from "../../types/BallotConfig.sol";
import {BallotId, MemberIndex} from "../../types/Ids.sol";
import {Member} from "../../types/Member.sol";
import {BallotElectorate} from "../common/BallotElectorate.sol";
import {BallotWording} from "../common/BallotWording.sol";
import {Choices} from "../libraries/Choices.sol";
import {ChoiceText} from "../libraries/ChoiceText.sol";
import {MemberLookup} from "../libraries/MemberLookup.sol";
import {PackedVotes} from "../libraries/PackedVotes.sol";
import {TALLY_WORDS, TallyLanes} from "../libraries/TallyLanes.sol";
import {VoteMessage} from "../libraries/VoteMessage.sol";
import {VoterMarks} from "../libraries/VoterMarks.sol";

/// @title Many signed votes at once
/// @dev An entry that is not good is passed over and reported; the others count.
abstract contract BatchVotes is IBallotBox, BallotElectorate, BallotWording {
    using TallyLanes for uint256[TALLY_WORDS];

    /// @dev What a batch adds, gathered in memory and written once.
    struct Batch {
        uint256[TALLY_WORDS] sums;
        bytes votes;
        uint256 votesCursor;
        bytes skipped;
        uint256 skippedCursor;
        uint256 markWord;
        uint256 marks;
    }

    uint256 private constant MAX_BATCH = 500;
    uint256 private constant SIGNATURE_BYTES = 64;
    uint256 private constant SKIP_BYTES = 3;
    uint256 private constant NO_WORD = type(uint256).max;

    /// @inheritdoc IBallotBox
    /// @dev Three passes: recover all signers, ask Membership (and Reputation) once for all of them, count in memory.
    function castBatch(BallotId ballotId, bytes calldata entries, bytes calldata sheet) external {
        Poll storage poll = _polls[ballotId];
        BallotConfig config = _openConfig(ballotId, poll);
        address[] memory accounts = _recoverAll(ballotId, config, entries, sheet);
        Member[] memory members = MemberLookup.many(membership, config.commonsId(), accounts);
        Batch memory batch;
        _countAll(poll.voted, config, entries, accounts, members, batch);
        PackedVotes.close(batch.skipped, batch.skippedCursor);
        uint256 counted = accounts.length - batch.skipped.length / SKIP_BYTES;
        if (counted != 0) {
            PackedVotes.close(batch.votes, batch.votesCursor);
            uint256 lanes = config.optionCount();
            if (config.countsVoters()) batch.sums.add(lanes++, counted);
            bytes32 votesHash = PackedVotes.publishVotes(batch.votes, ballotId);
            poll.tally.store(batch.sums, TallyLanes.wordsFor(lanes), votesHash);
        }
        if (batch.skipped.length != 0) {
            PackedVotes.publish(batch.skipped, VotesSkipped.selector, ballotId);
        }
    }

    /// @dev Entries in a batch, or a revert where the bytes are not 1 to 500 whole entries.
    function _batchLength(BallotConfig config, uint256 bytesLength) private pure returns (uint256 length) {
        uint256 entryBytes = SIGNATURE_BYTES + config.choiceBytes();
        length = bytesLength / entryBytes;
        if (length == 0 || length > MAX_BATCH || length * entryBytes != bytesLength) {
            revert BallotBoxInvalidBatch(bytesLength);
        }
    }

    /// @dev The signer of each entry; the zero address for an invalid signature and for invalid choices.
    function _recoverAll(
        BallotId ballotId,
        BallotConfig config,
        bytes calldata entries,
        bytes calldata sheet
    ) private view returns (address[] memory accounts) {
        uint256 length = _batchLength(config, entries.length);
        Wording memory wording = _wordingOf(ballotId, config, VoteMessage.VOTE_TYPEHASH, sheet);
        accounts = new address[](length);
        uint256 offset = 0;
        unchecked {
            uint256 entryBytes = SIGNATURE_BYTES + config.choiceBytes();
            for (uint256 i = 0; i < length; ++i) {
                accounts[i] = _signerOf(wording, config, entries, offset);
                offset += entryBytes;
            }
        }
    }

    /// @dev The signer of the entry at this offset, or the zero address.
    function _signerOf(
        Wording memory wording,
        BallotConfig config,
        bytes calldata entries,
        uint256 offset
    ) private view returns (address) {
        uint256 choices = PackedVotes.read(entries, offset + SIGNATURE_BYTES, config.choiceBytes());
        if (!Choices.areValid(config, choices)) return address(0);
        bytes32 choiceHash = ChoiceText.hash(wording.options, choices, config.optionBits(), wording.buffer);
        return VoteMessage.recover(wording.message, choiceHash, choices, entries, offset);
    }

    function _countAll(
        VoterMarks storage voted,
        BallotConfig config,
        bytes calldata entries,
        address[] memory accounts,
        Member[] memory members,
        Batch memory batch
    ) private {
        (batch.votes, batch.votesCursor) = PackedVotes.allocateVotes(config, members.length);
        (batch.skipped, batch.skippedCursor) = PackedVotes.allocate(members.length * SKIP_BYTES);
        batch.markWord = NO_WORD;
        uint32[] memory weights = _weights(config, members);
        uint256 offset = SIGNATURE_BYTES;
        for (uint256 i = 0; i < members.length;) {
            uint256 choices = PackedVotes.read(entries, offset, config.choiceBytes());
            Member member = members[i];
            uint256 weight = weights.length == 0 ? 1 : weights[i];
            Skip skip = Skip.None;
            if (!member.mayVoteFrom(config.start()) || weight == 0) {
                skip = _skipReason(config, choices, accounts[i], member);
            } else if (!_mark(voted, batch, member)) {
                skip = Skip.AlreadyVoted;
            } else {
                _count(config, batch, member, choices, weight);
            }
            if (skip != Skip.None) {
                batch.skippedCursor = PackedVotes.append(batch.skippedCursor, (i << 8) | uint256(skip), SKIP_BYTES);
            }
            unchecked {
                offset += SIGNATURE_BYTES + config.choiceBytes();
                ++i;
            }
        }
        if (batch.markWord != NO_WORD) voted.write(batch.markWord, batch.marks);
    }

    /// @dev Why an entry does not count. Its signer is the zero address where the choices or the signature are bad.
    function _skipReason(
        BallotConfig config,
        uint256 choices,
        address account,
        Member member
    ) private pure returns (Skip) {
        if (account == address(0)) {
            return Choices.areValid(config, choices) ? Skip.InvalidSignature : Skip.InvalidChoices;
        }
        if (member.mayVoteFrom(config.start())) return Skip.NoReputation;
        return member.isActive() ? Skip.MemberAfterStart : Skip.NotMember;
    }

    /// @dev Marks a member as having voted; false if it had. The word of the last member stays in memory, because
    /// neighbours share it, and is written when another one is needed.
    function _mark(VoterMarks storage voted, Batch memory batch, Member member) private returns (bool) {
        uint256 index = MemberIndex.unwrap(member.index());
        if (index >> 8 != batch.markWord) {
            if (batch.markWord != NO_WORD) voted.write(batch.markWord, batch.marks);
            batch.markWord = index >> 8;
            batch.marks = voted.read(index >> 8);
        }
        uint256 mark = 1 << (index & 255);
        uint256 marks = batch.marks;
        if (marks & mark != 0) return false;
        batch.marks = marks | mark;
        return true;
    }

    function _count(
        BallotConfig config,
        Batch memory batch,
        Member member,
        uint256 choices,
        uint256 weight
    ) private pure {
        batch.votesCursor = PackedVotes.appendVote(batch.votesCursor, config, member, choices, weight);
        batch.sums.addChoices(choices, config.optionBits(), weight);
    }
}
